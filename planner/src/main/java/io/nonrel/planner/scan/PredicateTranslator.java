package io.nonrel.planner.scan;

import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.logical.type.TypeMapping;
import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.Predicate.Comparison;
import io.nonrel.spi.Predicate.Operator;
import io.nonrel.spi.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlLikeOperator;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Says a condition on a scan's columns in the words of a store, exactly or as a superset. Never throws for a condition it
 * can't say. Made for one conjunct of one scan.
 */
final class PredicateTranslator {

    private static final String NO_COLUMN = "is no comparison of a column with a value";

    private final StoreScan scan;
    private final RexBuilder rexBuilder;
    private final OperandTranslator operands;

    PredicateTranslator(StoreScan scan, int parameters) {
        this.scan = scan;
        this.rexBuilder = scan.getCluster().getRexBuilder();
        this.operands = new OperandTranslator(parameters, scan.lateOperands());
    }

    /** The late operands of the scan when the translation is taken. */
    List<LateOperand> lateOperands() {
        return operands.lateOperands();
    }

    /** Translates a condition. */
    Translation translate(RexNode condition) {
        switch (condition.getKind()) {
            case AND:
                return and(((RexCall) condition).getOperands());
            case OR:
                return or((RexCall) condition);
            case NOT:
                return not(((RexCall) condition).getOperands().get(0));
            case SEARCH:
                return translate(RexUtil.expandSearch(rexBuilder, null, condition));
            case EQUALS:
            case NOT_EQUALS:
            case LESS_THAN:
            case LESS_THAN_OR_EQUAL:
            case GREATER_THAN:
            case GREATER_THAN_OR_EQUAL:
                return comparison((RexCall) condition);
            case IS_NULL:
            case IS_NOT_NULL:
                return nullTest((RexCall) condition);
            case IS_NOT_DISTINCT_FROM:
            case IS_DISTINCT_FROM:
                return distinct((RexCall) condition);
            case LIKE:
                return like((RexCall) condition);
            case IS_TRUE:
                // At the top and under AND and OR, TRUE is all that counts.
                return unnegatable(translate(((RexCall) condition).getOperands().get(0)));
            case IS_FALSE:
                return unnegatable(not(((RexCall) condition).getOperands().get(0)));
            case INPUT_REF:
                return booleanColumn(condition);
            case LITERAL:
                if (RexLiteral.isNullLiteral(condition)) {
                    return new Translation.None("is always unknown");
                }
                return new Translation.Exact(condition.isAlwaysTrue() ? Predicate.all() : Predicate.none());
            default:
                return new Translation.None(NO_COLUMN);
        }
    }

    private Translation and(List<RexNode> conjuncts) {
        List<Predicate> said = new ArrayList<>();
        String missing = null;
        for (RexNode conjunct : conjuncts) {
            Translation translation = translate(conjunct);
            if (translation instanceof Translation.Exact exact) {
                said.add(exact.predicate());
            } else if (translation instanceof Translation.Superset superset) {
                said.add(superset.predicate());
                missing = superset.reason();
            } else {
                missing = ((Translation.None) translation).reason();
            }
        }
        if (said.isEmpty()) {
            return new Translation.None(missing == null ? NO_COLUMN : missing);
        }
        Predicate all = said.size() == 1 ? said.get(0) : new Predicate.And(said);
        return missing == null ? new Translation.Exact(all) : new Translation.Superset(all, missing);
    }

    private Translation or(RexCall or) {
        List<Predicate> said = new ArrayList<>();
        String inexact = null;
        for (RexNode disjunct : RexUtil.flattenOr(or.getOperands())) {
            Translation translation = translate(disjunct);
            if (translation instanceof Translation.None) {
                return translation;
            }
            if (translation instanceof Translation.Superset superset) {
                said.add(superset.predicate());
                inexact = superset.reason();
            } else {
                said.add(((Translation.Exact) translation).predicate());
            }
        }
        Predicate any = InLists.collapse(said);
        return inexact == null ? new Translation.Exact(any) : new Translation.Superset(any, inexact);
    }

    private Translation not(RexNode condition) {
        Translation translation = translate(condition);
        if (translation instanceof Translation.Exact exact) {
            return new Translation.Exact(
                    exact.predicate() instanceof Predicate.Not not
                            ? not.operand()
                            : new Predicate.Not(exact.predicate()));
        }
        String reason = translation instanceof Translation.Superset superset
                ? superset.reason()
                : ((Translation.None) translation).reason();
        return new Translation.None(reason);
    }

    private static Translation unnegatable(Translation translation) {
        return translation instanceof Translation.Exact exact
                ? new Translation.Superset(exact.predicate(), "IS TRUE is checked again")
                : translation;
    }

    private Translation comparison(RexCall call) {
        Operator operator = operator(call.getKind());
        RexNode left = call.getOperands().get(0);
        RexNode right = call.getOperands().get(1);
        Integer column = column(left);
        RexNode value = right;
        if (column == null) {
            column = column(right);
            value = left;
            operator = operator.mirrored();
        }
        if (column == null) {
            return new Translation.None(NO_COLUMN);
        }
        Operand operand = operands.operand(value, valueType(column));
        return operand == null
                ? new Translation.None(
                        "compares " + scan.column(column).name() + " with what differs from row to row or in kind")
                : new Translation.Exact(new Comparison(field(column), operator, operand));
    }

    private Translation nullTest(RexCall call) {
        Integer column = column(call.getOperands().get(0));
        if (column == null) {
            return new Translation.None(NO_COLUMN);
        }
        Predicate isNull = new Predicate.IsNull(field(column));
        return new Translation.Exact(call.getKind() == SqlKind.IS_NULL ? isNull : new Predicate.Not(isNull));
    }

    /** IS [NOT] DISTINCT FROM a literal; never UNKNOWN, so the null test is part of the predicate. */
    private Translation distinct(RexCall call) {
        RexNode left = call.getOperands().get(0);
        RexNode right = call.getOperands().get(1);
        Integer column = column(left);
        RexNode value = right;
        if (column == null) {
            column = column(right);
            value = left;
        }
        if (column == null || !(value instanceof RexLiteral)) {
            return new Translation.None(NO_COLUMN);
        }
        Operand operand = operands.operand(value, valueType(column));
        if (operand == null) {
            return new Translation.None(NO_COLUMN);
        }
        Predicate isNull = new Predicate.IsNull(field(column));
        Predicate same = ((RexLiteral) value).isNull()
                ? isNull
                : new Predicate.And(
                        List.of(new Predicate.Not(isNull), new Comparison(field(column), Operator.EQUAL, operand)));
        return new Translation.Exact(call.getKind() == SqlKind.IS_NOT_DISTINCT_FROM ? same : new Predicate.Not(same));
    }

    private Translation like(RexCall call) {
        Integer column = column(call.getOperands().get(0));
        if (column == null
                || valueType(column) != ValueType.STRING
                || !(call.getOperator() instanceof SqlLikeOperator like)
                || !like.isCaseSensitive()) {
            return new Translation.None("LIKE on what is no column of text, or without case");
        }
        Character escape = null;
        if (call.getOperands().size() > 2) {
            String text =
                    call.getOperands().get(2) instanceof RexLiteral literal ? literal.getValueAs(String.class) : null;
            if (text == null || text.length() != 1) {
                return new Translation.None("the escape character is not known yet");
            }
            escape = text.charAt(0);
        }
        Translation match = like(field(column), call.getOperands().get(1), escape);
        if (like.isNegated()) {
            return match instanceof Translation.Exact exact
                    ? new Translation.Exact(new Predicate.Not(exact.predicate()))
                    : new Translation.None("NOT LIKE with inner wildcards");
        }
        return match;
    }

    private Translation like(String field, RexNode pattern, @Nullable Character escape) {
        if (!(pattern instanceof RexLiteral literal)) {
            return OperandTranslator.isIndependent(pattern)
                    ? new Translation.Superset(
                            new Predicate.Prefix(field, operands.prefixOf(pattern, escape)),
                            "the pattern is not known yet")
                    : new Translation.None("the pattern differs from row to row");
        }
        String text = literal.getValueAs(String.class);
        if (text == null) {
            return new Translation.Exact(new Comparison(field, Operator.EQUAL, Operand.of(null)));
        }
        LikePattern parts = LikePattern.of(text, escape);
        Operand prefix = Operand.of(parts.prefix());
        return switch (parts.kind()) {
            case EXACT -> new Translation.Exact(new Comparison(field, Operator.EQUAL, prefix));
            case PREFIX -> new Translation.Exact(new Predicate.Prefix(field, prefix));
            case PARTIAL ->
                parts.prefix().isEmpty()
                        ? new Translation.None("no literal text stands before the first wildcard")
                        : new Translation.Superset(new Predicate.Prefix(field, prefix), "wildcards follow the prefix");
        };
    }

    private Translation booleanColumn(RexNode ref) {
        Integer column = column(ref);
        return column == null
                ? new Translation.None(NO_COLUMN)
                : new Translation.Exact(Predicate.equal(field(column), true));
    }

    /** The column that an expression is, or is with every value kept; null for any other expression. */
    private static @Nullable Integer column(RexNode expression) {
        if (expression instanceof RexInputRef ref) {
            return ref.getIndex();
        }
        if (expression.isA(SqlKind.CAST) && expression instanceof RexCall cast) {
            RexNode inner = cast.getOperands().get(0);
            return inner instanceof RexInputRef ref && keepsValues(inner.getType(), cast.getType())
                    ? ref.getIndex()
                    : null;
        }
        return null;
    }

    private static boolean keepsValues(RelDataType from, RelDataType to) {
        ValueType before = TypeMapping.toValue(from);
        ValueType after = TypeMapping.toValue(to);
        if (before == null || after == null) {
            return false;
        }
        if (before == ValueType.INTEGER && (after == ValueType.INTEGER || after == ValueType.DECIMAL)) {
            return digitsBeforePoint(to) >= digitsBeforePoint(from);
        }
        if (before == ValueType.DECIMAL && after == ValueType.DECIMAL) {
            return digitsBeforePoint(to) >= digitsBeforePoint(from) && to.getScale() >= from.getScale();
        }
        if (before == ValueType.STRING && after == ValueType.STRING) {
            return to.getPrecision() == RelDataType.PRECISION_NOT_SPECIFIED
                    || to.getPrecision() >= from.getPrecision()
                            && from.getPrecision() != RelDataType.PRECISION_NOT_SPECIFIED;
        }
        return before == ValueType.DOUBLE && to.getSqlTypeName() != SqlTypeName.REAL && after == ValueType.DOUBLE;
    }

    private static int digitsBeforePoint(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case TINYINT -> 3;
            case SMALLINT -> 5;
            case INTEGER -> 10;
            case BIGINT -> 19;
            default -> type.getPrecision() - type.getScale();
        };
    }

    private ValueType valueType(int column) {
        Column definition = scan.column(column);
        return definition.valueType();
    }

    private String field(int column) {
        return scan.scan().fields().get(column);
    }

    private static Operator operator(SqlKind kind) {
        return switch (kind) {
            case EQUALS -> Operator.EQUAL;
            case NOT_EQUALS -> Operator.NOT_EQUAL;
            case LESS_THAN -> Operator.LESS;
            case LESS_THAN_OR_EQUAL -> Operator.LESS_OR_EQUAL;
            case GREATER_THAN -> Operator.GREATER;
            default -> Operator.GREATER_OR_EQUAL;
        };
    }
}
