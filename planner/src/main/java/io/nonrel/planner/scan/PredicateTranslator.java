package io.nonrel.planner.scan;

import io.nonrel.planner.catalog.Column;
import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.Predicate.Comparison;
import io.nonrel.spi.Predicate.Operator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
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
    private final DerivedUse derived;
    private final Terms terms;
    private final TextMatches texts;
    private final LikeMatches likes;
    private final RegexMatches expressions;
    private final DateRanges dates;
    private @Nullable RexNode whole;

    PredicateTranslator(StoreScan scan, int parameters) {
        this.scan = scan;
        this.rexBuilder = scan.getCluster().getRexBuilder();
        this.operands = new OperandTranslator(parameters, scan.lateOperands());
        this.derived = new DerivedUse(scan.tableDefinition());
        this.terms = new Terms(scan, derived);
        this.texts = new TextMatches(terms, derived, operands);
        this.likes = new LikeMatches(scan, terms, texts, operands);
        this.expressions = new RegexMatches(terms, derived);
        this.dates = new DateRanges(terms, operands);
    }

    /** The derived indexes that were found or missed. */
    DerivedUse derived() {
        return derived;
    }

    /** The late operands of the scan when the translation is taken. */
    List<LateOperand> lateOperands() {
        return operands.lateOperands();
    }

    /** Translates the conjunct. */
    Translation conjunct(RexNode condition) {
        whole = condition;
        return translate(condition);
    }

    @SuppressWarnings("ReferenceEquality") // the same condition elsewhere is a part of another one
    private boolean isAlone(RexNode condition) {
        return condition == whole && scan.branches().isEmpty();
    }

    private Translation translate(RexNode condition) {
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
                return likes.translate((RexCall) condition, isAlone(condition));
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
                return condition instanceof RexCall call && RegexMatches.isMatch(call)
                        ? expressions.translate(call)
                        : new Translation.None(NO_COLUMN);
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
        if (left.isA(SqlKind.POSITION) || right.isA(SqlKind.POSITION)) {
            return position(left, operator, right);
        }
        Term term = terms.of(left);
        RexNode value = right;
        if (term == null) {
            term = terms.of(right);
            value = left;
            operator = operator.mirrored();
        }
        if (term == null) {
            Translation range = dates.translate(left, operator(call.getKind()), right);
            if (range == null) {
                range = dates.translate(right, operator, left);
            }
            if (range != null) {
                return range;
            }
            return operator == Operator.EQUAL ? equalText(left, right) : new Translation.None(NO_COLUMN);
        }
        boolean isFloor = term.form().part() == LookUpForm.Part.FLOOR;
        if (isFloor && operator != Operator.NOT_EQUAL) {
            operator = orEqual(operator);
        } else if (!term.isOrdered() && operator != Operator.EQUAL) {
            return new Translation.None("the field of " + term.name() + " answers equality only");
        }
        Operand operand = operands.operand(value, term);
        if (operand == null) {
            return new Translation.None("compares " + term.name() + " with what differs from row to row or in kind");
        }
        Predicate compared = new Comparison(term.field(), operator, operand);
        return term.whole()
                ? new Translation.Exact(compared)
                : new Translation.Superset(
                        compared,
                        isFloor
                                ? term.name() + " has no fraction in the index"
                                : "long values of " + term.name() + " are cut in the index");
    }

    private Translation equalText(RexNode left, RexNode right) {
        Translation translation = texts.equal(left, right);
        if (translation instanceof Translation.None) {
            translation = texts.equal(right, left);
        }
        return translation instanceof Translation.None ? new Translation.None(NO_COLUMN) : translation;
    }

    /** {@code POSITION(part IN text)} greater than 0. */
    private Translation position(RexNode left, Operator operator, RexNode right) {
        boolean mirrored = right.isA(SqlKind.POSITION);
        RexCall position = (RexCall) (mirrored ? right : left);
        Operator asked = mirrored ? operator.mirrored() : operator;
        BigDecimal number =
                (mirrored ? left : right) instanceof RexLiteral literal ? literal.getValueAs(BigDecimal.class) : null;
        boolean found = number != null
                && position.getOperands().size() == 2
                && switch (asked) {
                    case GREATER, NOT_EQUAL ->
                        number.signum() >= 0 && (asked == Operator.GREATER || number.signum() == 0);
                    case GREATER_OR_EQUAL, EQUAL -> number.signum() > 0;
                    default -> false;
                };
        if (!found) {
            return new Translation.None("POSITION is computed in memory");
        }
        return texts.contains(
                position.getOperands().get(1), position.getOperands().get(0));
    }

    private Translation nullTest(RexCall call) {
        Column column = terms.columnOf(call.getOperands().get(0));
        if (column == null) {
            return new Translation.None(NO_COLUMN);
        }
        Predicate isNull = new Predicate.IsNull(column.field());
        return new Translation.Exact(call.getKind() == SqlKind.IS_NULL ? isNull : new Predicate.Not(isNull));
    }

    /** IS [NOT] DISTINCT FROM a literal; never UNKNOWN, so the null test is part of the predicate. */
    private Translation distinct(RexCall call) {
        RexNode left = call.getOperands().get(0);
        RexNode right = call.getOperands().get(1);
        Column column = terms.columnOf(left);
        RexNode value = right;
        if (column == null) {
            column = terms.columnOf(right);
            value = left;
        }
        if (column == null || !(value instanceof RexLiteral)) {
            return new Translation.None(NO_COLUMN);
        }
        Operand operand = operands.operand(value, column.valueType());
        if (operand == null) {
            return new Translation.None(NO_COLUMN);
        }
        Predicate isNull = new Predicate.IsNull(column.field());
        Predicate same = ((RexLiteral) value).isNull()
                ? isNull
                : new Predicate.And(
                        List.of(new Predicate.Not(isNull), new Comparison(column.field(), Operator.EQUAL, operand)));
        return new Translation.Exact(call.getKind() == SqlKind.IS_NOT_DISTINCT_FROM ? same : new Predicate.Not(same));
    }

    private Translation booleanColumn(RexNode ref) {
        Column column = terms.columnOf(ref);
        return column == null
                ? new Translation.None(NO_COLUMN)
                : new Translation.Exact(Predicate.equal(column.field(), true));
    }

    /** What holds for whole numbers when the operator holds for numbers above them. */
    private static Operator orEqual(Operator operator) {
        return switch (operator) {
            case LESS -> Operator.LESS_OR_EQUAL;
            case GREATER -> Operator.GREATER_OR_EQUAL;
            default -> operator;
        };
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
