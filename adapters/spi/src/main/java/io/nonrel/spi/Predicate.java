package io.nonrel.spi;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A condition on one document, in SQL's three-valued logic: TRUE, FALSE or UNKNOWN; a scan keeps the documents for which
 * it is TRUE. A field that a document lacks is NULL. A comparison of values of different kinds is UNKNOWN.
 *
 * <p>Immutable. {@link PredicateEvaluator} is the reference of what each node means.
 */
public sealed interface Predicate {

    /** Calls the visitor's method for this node. */
    <R extends @Nullable Object> R accept(PredicateVisitor<R> visitor);

    /** How two values compare; UNKNOWN when either is NULL. */
    enum Operator {
        EQUAL("="),
        NOT_EQUAL("<>"),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        /** As written in SQL. */
        public String symbol() {
            return symbol;
        }

        /** The operator of the negated comparison: NULL stays UNKNOWN. */
        public Operator negated() {
            return switch (this) {
                case EQUAL -> NOT_EQUAL;
                case NOT_EQUAL -> EQUAL;
                case LESS -> GREATER_OR_EQUAL;
                case LESS_OR_EQUAL -> GREATER;
                case GREATER -> LESS_OR_EQUAL;
                case GREATER_OR_EQUAL -> LESS;
            };
        }

        /** The operator with the sides exchanged. */
        public Operator mirrored() {
            return switch (this) {
                case EQUAL, NOT_EQUAL -> this;
                case LESS -> GREATER;
                case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
                case GREATER -> LESS;
                case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
            };
        }

        /** Whether a comparison result, as of {@link ValueOrder#compare}, satisfies the operator. */
        public boolean accepts(int comparison) {
            return switch (this) {
                case EQUAL -> comparison == 0;
                case NOT_EQUAL -> comparison != 0;
                case LESS -> comparison < 0;
                case LESS_OR_EQUAL -> comparison <= 0;
                case GREATER -> comparison > 0;
                case GREATER_OR_EQUAL -> comparison >= 0;
            };
        }
    }

    /** {@code field operator operand}. */
    record Comparison(String field, Operator operator, Operand operand) implements Predicate {
        @Override
        public <R extends @Nullable Object> R accept(PredicateVisitor<R> visitor) {
            return visitor.visitComparison(this);
        }

        @Override
        public String toString() {
            return field + " " + operator.symbol() + " " + operand;
        }
    }

    /** {@code field IN (operands)}: TRUE when one is equal, else UNKNOWN when the field or an operand is NULL, else FALSE. */
    record In(String field, List<Operand> operands) implements Predicate {
        public In {
            operands = List.copyOf(operands);
        }

        @Override
        public <R extends @Nullable Object> R accept(PredicateVisitor<R> visitor) {
            return visitor.visitIn(this);
        }

        @Override
        public String toString() {
            return field + " IN " + shortList(operands);
        }
    }

    /** {@code lower <[=] field <[=] upper}. */
    record Range(String field, Operand lower, boolean lowerInclusive, Operand upper, boolean upperInclusive)
            implements Predicate {
        @Override
        public <R extends @Nullable Object> R accept(PredicateVisitor<R> visitor) {
            return visitor.visitRange(this);
        }

        @Override
        public String toString() {
            return lower + (lowerInclusive ? " <= " : " < ") + field + (upperInclusive ? " <= " : " < ") + upper;
        }
    }

    /** The field is a string that starts with the operand; the empty prefix matches every string. */
    record Prefix(String field, Operand prefix) implements Predicate {
        @Override
        public <R extends @Nullable Object> R accept(PredicateVisitor<R> visitor) {
            return visitor.visitPrefix(this);
        }

        @Override
        public String toString() {
            return field + " STARTS WITH " + prefix;
        }
    }

    /** The field is NULL or missing. Never UNKNOWN. */
    record IsNull(String field) implements Predicate {
        @Override
        public <R extends @Nullable Object> R accept(PredicateVisitor<R> visitor) {
            return visitor.visitIsNull(this);
        }

        @Override
        public String toString() {
            return field + " IS NULL";
        }
    }

    /** The field is a list with an element equal to the operand. */
    record Contains(String field, Operand element) implements Predicate {
        @Override
        public <R extends @Nullable Object> R accept(PredicateVisitor<R> visitor) {
            return visitor.visitContains(this);
        }

        @Override
        public String toString() {
            return field + " CONTAINS " + element;
        }
    }

    /**
     * The field is a list with a string element that starts with the operand; the empty prefix matches every string. As
     * in {@link Contains}, an element that can't be compared leaves it UNKNOWN when no other element decides.
     */
    record ContainsPrefix(String field, Operand prefix) implements Predicate {
        @Override
        public <R extends @Nullable Object> R accept(PredicateVisitor<R> visitor) {
            return visitor.visitContainsPrefix(this);
        }

        @Override
        public String toString() {
            return field + " HAS ELEMENT STARTING WITH " + prefix;
        }
    }

    /** All of them; TRUE when there is none. */
    record And(List<Predicate> operands) implements Predicate {
        public And {
            operands = List.copyOf(operands);
        }

        @Override
        public <R extends @Nullable Object> R accept(PredicateVisitor<R> visitor) {
            return visitor.visitAnd(this);
        }

        @Override
        public String toString() {
            return operands.isEmpty()
                    ? "TRUE"
                    : operands.stream()
                            .map(p -> p instanceof Or ? "(" + p + ")" : p.toString())
                            .collect(Collectors.joining(" AND "));
        }
    }

    /** At least one of them; FALSE when there is none. */
    record Or(List<Predicate> operands) implements Predicate {
        public Or {
            operands = List.copyOf(operands);
        }

        @Override
        public <R extends @Nullable Object> R accept(PredicateVisitor<R> visitor) {
            return visitor.visitOr(this);
        }

        @Override
        public String toString() {
            return operands.isEmpty()
                    ? "FALSE"
                    : operands.stream().map(Predicate::toString).collect(Collectors.joining(" OR "));
        }
    }

    /** The negation; UNKNOWN stays UNKNOWN. */
    record Not(Predicate operand) implements Predicate {
        @Override
        public <R extends @Nullable Object> R accept(PredicateVisitor<R> visitor) {
            return visitor.visitNot(this);
        }

        @Override
        public String toString() {
            return "NOT (" + operand + ")";
        }
    }

    /** TRUE for every document. */
    static Predicate all() {
        return PredicateConstants.ALL;
    }

    /** TRUE for no document. */
    static Predicate none() {
        return PredicateConstants.NONE;
    }

    /** {@code field = value}. */
    static Predicate equal(String field, @Nullable Object value) {
        return new Comparison(field, Operator.EQUAL, Operand.of(value));
    }

    /** The conjunction of both, flat. */
    default Predicate and(Predicate other) {
        if (equals(all())) {
            return other;
        }
        if (other.equals(all())) {
            return this;
        }
        List<Predicate> both = new java.util.ArrayList<>(conjuncts());
        both.addAll(other.conjuncts());
        return new And(both);
    }

    /** The names of the fields that it looks at. */
    default Set<String> fields() {
        return PredicateFields.of(this);
    }

    /** The operands of a conjunction, or this alone; empty for {@link #all}. */
    default List<Predicate> conjuncts() {
        return this instanceof And and ? and.operands() : List.of(this);
    }

    private static String shortList(List<Operand> operands) {
        int shown = 8;
        String text = operands.stream().limit(shown).map(Operand::toString).collect(Collectors.joining(", "));
        return operands.size() <= shown ? "(" + text + ")" : "(" + text + ", … " + operands.size() + " values)";
    }
}
