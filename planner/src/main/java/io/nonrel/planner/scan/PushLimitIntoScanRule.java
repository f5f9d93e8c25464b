package io.nonrel.planner.scan;

import io.nonrel.spi.Operand;
import io.nonrel.spi.Scan;
import io.nonrel.spi.ValueType;
import io.nonrel.spi.Verdict;
import java.math.BigDecimal;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * Gives LIMIT and OFFSET to the store, only on rows that are exactly those wanted. The node must sort nothing itself: an
 * order, if there is one, was pushed before.
 */
final class PushLimitIntoScanRule implements PushDownRule {

    @Override
    public @Nullable RelNode apply(RelNode node) {
        if (!(node instanceof Sort sort)
                || !sort.getCollation().getFieldCollations().isEmpty()
                || !(sort.getInput() instanceof StoreScan scan)
                || !scan.isExact()
                || !scan.branches().isEmpty()
                || scan.scan().limit() != null
                || scan.scan().offset() != null) {
            return null;
        }
        Operand offset = operand(sort.offset);
        Operand fetch = operand(sort.fetch);
        if ((offset == null) != (sort.offset == null) || (fetch == null) != (sort.fetch == null)) {
            return null;
        }
        Scan limited = scan.scan().withLimit(offset, fetch);
        return scan.store().check(limited) instanceof Verdict.Exact ? scan.with(limited) : null;
    }

    private static @Nullable Operand operand(@Nullable RexNode count) {
        if (count instanceof RexDynamicParam parameter) {
            return new Operand.Parameter(parameter.getIndex(), ValueType.INTEGER);
        }
        if (count instanceof RexLiteral literal && literal.getValueAs(BigDecimal.class) != null) {
            return Operand.of(literal.getValueAs(BigDecimal.class).longValue());
        }
        return null;
    }
}
