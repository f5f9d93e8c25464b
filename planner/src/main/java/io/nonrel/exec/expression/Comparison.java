package io.nonrel.exec.expression;

import org.apache.calcite.sql.SqlKind;

/** The six comparisons, told by the sign of a comparator's answer. */
enum Comparison {
    EQUAL {
        @Override
        boolean holds(int order) {
            return order == 0;
        }
    },
    NOT_EQUAL {
        @Override
        boolean holds(int order) {
            return order != 0;
        }
    },
    LESS {
        @Override
        boolean holds(int order) {
            return order < 0;
        }
    },
    LESS_OR_EQUAL {
        @Override
        boolean holds(int order) {
            return order <= 0;
        }
    },
    GREATER {
        @Override
        boolean holds(int order) {
            return order > 0;
        }
    },
    GREATER_OR_EQUAL {
        @Override
        boolean holds(int order) {
            return order >= 0;
        }
    };

    abstract boolean holds(int order);

    static Comparison of(SqlKind kind) {
        return switch (kind) {
            case EQUALS -> EQUAL;
            case NOT_EQUALS -> NOT_EQUAL;
            case LESS_THAN -> LESS;
            case LESS_THAN_OR_EQUAL -> LESS_OR_EQUAL;
            case GREATER_THAN -> GREATER;
            case GREATER_THAN_OR_EQUAL -> GREATER_OR_EQUAL;
            default -> throw new AssertionError("Not a comparison: " + kind);
        };
    }

    /** What holds when this one is FALSE. */
    Comparison negated() {
        return switch (this) {
            case EQUAL -> NOT_EQUAL;
            case NOT_EQUAL -> EQUAL;
            case LESS -> GREATER_OR_EQUAL;
            case LESS_OR_EQUAL -> GREATER;
            case GREATER -> LESS_OR_EQUAL;
            case GREATER_OR_EQUAL -> LESS;
        };
    }

    /** The same with the operands exchanged. */
    Comparison swapped() {
        return switch (this) {
            case EQUAL -> EQUAL;
            case NOT_EQUAL -> NOT_EQUAL;
            case LESS -> GREATER;
            case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
            case GREATER -> LESS;
            case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
        };
    }
}
