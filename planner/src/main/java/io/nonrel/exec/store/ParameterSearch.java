package io.nonrel.exec.store;

import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.PredicateVisitor;
import io.nonrel.spi.Scan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells whether a scan has operands that arrive with each execution. */
final class ParameterSearch implements PredicateVisitor<Boolean> {

    static boolean hasParameters(Scan scan) {
        return isParameter(scan.offset())
                || isParameter(scan.limit())
                || scan.predicate().accept(new ParameterSearch());
    }

    @Override
    public Boolean visitComparison(Predicate.Comparison comparison) {
        return isParameter(comparison.operand());
    }

    @Override
    public Boolean visitIn(Predicate.In in) {
        return in.operands().stream().anyMatch(ParameterSearch::isParameter);
    }

    @Override
    public Boolean visitRange(Predicate.Range range) {
        return isParameter(range.lower()) || isParameter(range.upper());
    }

    @Override
    public Boolean visitPrefix(Predicate.Prefix prefix) {
        return isParameter(prefix.prefix());
    }

    @Override
    public Boolean visitIsNull(Predicate.IsNull isNull) {
        return false;
    }

    @Override
    public Boolean visitContains(Predicate.Contains contains) {
        return isParameter(contains.element());
    }

    @Override
    public Boolean visitContainsPrefix(Predicate.ContainsPrefix prefix) {
        return isParameter(prefix.prefix());
    }

    @Override
    public Boolean visitAnd(Predicate.And and) {
        return any(and.operands());
    }

    @Override
    public Boolean visitOr(Predicate.Or or) {
        return any(or.operands());
    }

    @Override
    public Boolean visitNot(Predicate.Not not) {
        return not.operand().accept(this);
    }

    private boolean any(List<Predicate> operands) {
        return operands.stream().anyMatch(operand -> operand.accept(this));
    }

    private static boolean isParameter(@Nullable Operand operand) {
        return operand instanceof Operand.Parameter;
    }
}
