package io.nonrel.planner.scan;

import io.nonrel.planner.catalog.Column;
import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.Predicate.Comparison;
import io.nonrel.spi.Predicate.Operator;
import io.nonrel.spi.ValueType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlLikeOperator;
import org.jspecify.annotations.Nullable;

/** Says a LIKE or ILIKE in the words of a store: by the column itself where the store finds it fast, else by derived indexes. */
final class LikeMatches {

    private final StoreScan scan;
    private final Terms terms;
    private final TextMatches texts;
    private final OperandTranslator operands;

    LikeMatches(StoreScan scan, Terms terms, TextMatches texts, OperandTranslator operands) {
        this.scan = scan;
        this.terms = terms;
        this.texts = texts;
        this.operands = operands;
    }

    /** @param alone whether the call is a condition of its own */
    Translation translate(RexCall call, boolean alone) {
        if (!(call.getOperator() instanceof SqlLikeOperator like)) {
            return new Translation.None("is no LIKE");
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
        RexNode pattern = call.getOperands().get(1);
        Translation match = byColumn(call.getOperands().get(0), pattern, escape, like.isCaseSensitive());
        boolean fast = isFast(match);
        if (!fast || !(pattern instanceof RexLiteral)) {
            Column column = fast ? terms.columnOf(call.getOperands().get(0)) : null;
            Translation indexed = texts.like(
                    call.getOperands().get(0),
                    pattern,
                    escape,
                    !like.isCaseSensitive(),
                    column == null ? null : column.field(),
                    alone);
            if (!(indexed instanceof Translation.None)) {
                match = indexed;
            }
        }
        if (like.isNegated()) {
            return match instanceof Translation.Exact exact
                    ? new Translation.Exact(new Predicate.Not(exact.predicate()))
                    : new Translation.None("NOT LIKE with inner wildcards");
        }
        return match;
    }

    /** Whether the store finds what a condition asks for without reading everything. */
    private boolean isFast(Translation translation) {
        Predicate predicate = translation instanceof Translation.Exact exact
                ? exact.predicate()
                : translation instanceof Translation.Superset superset ? superset.predicate() : null;
        return predicate != null && FanOut.isFast(scan, predicate);
    }

    private Translation byColumn(RexNode text, RexNode pattern, @Nullable Character escape, boolean isCaseSensitive) {
        Column column = terms.columnOf(text);
        if (column == null || column.valueType() != ValueType.STRING || !isCaseSensitive) {
            return new Translation.None("LIKE on what is no column of text, or without case");
        }
        String field = column.field();
        LookUpForm form = LookUpForm.of(LookUpForm.Part.PREFIX, escape);
        Operand prefix = operands.text(pattern, form);
        if (prefix == null) {
            return new Translation.None("the pattern differs from row to row");
        }
        if (!(pattern instanceof RexLiteral literal)) {
            return new Translation.Superset(new Predicate.Prefix(field, prefix), "the pattern is not known yet");
        }
        String known = literal.getValueAs(String.class);
        if (known == null) {
            return new Translation.Exact(new Comparison(field, Operator.EQUAL, Operand.of(null)));
        }
        LikePattern parts = LikePattern.of(known, escape);
        return switch (parts.kind()) {
            case EXACT -> new Translation.Exact(new Comparison(field, Operator.EQUAL, prefix));
            case PREFIX -> new Translation.Exact(new Predicate.Prefix(field, prefix));
            default ->
                parts.prefix().isEmpty()
                        ? new Translation.None("no literal text stands before the first wildcard")
                        : new Translation.Superset(new Predicate.Prefix(field, prefix), "wildcards follow the prefix");
        };
    }
}
