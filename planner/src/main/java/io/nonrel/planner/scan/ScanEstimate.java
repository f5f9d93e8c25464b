package io.nonrel.planner.scan;

import io.nonrel.spi.AccessPath;
import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import java.util.List;

/**
 * About how many rows a scan gives, for the order of joins. The collection's size is the store's; the rest are fixed
 * guesses, so that a plan depends on nothing but the statement and the sizes.
 */
final class ScanEstimate {

    private static final double UNKNOWN_SIZE = 1_000;
    private static final double EQUAL = 0.05;
    private static final double RANGE = 0.3;
    private static final double OTHER = 0.5;

    private ScanEstimate() {}

    static double rows(StoreScan scan) {
        double size = scan.store().estimateCount(scan.scan().collection()).orElse((long) UNKNOWN_SIZE);
        double rows = scan.store().accessPath(scan.scan()).kind() == AccessPath.Kind.KEY
                ? keyCount(scan)
                : Math.max(1, size) * selectivity(scan.scan().predicate());
        if (scan.scan().limit() instanceof Operand.Constant limit && limit.value() instanceof Long n) {
            rows = Math.min(rows, n);
        }
        return Math.max(1, rows);
    }

    private static double keyCount(StoreScan scan) {
        double keys = 1;
        for (Predicate conjunct : scan.scan().predicate().conjuncts()) {
            if (conjunct instanceof Predicate.In in) {
                keys *= in.operands().size();
            }
        }
        return keys;
    }

    private static double selectivity(Predicate predicate) {
        if (predicate instanceof Predicate.And and) {
            double all = 1;
            for (Predicate operand : and.operands()) {
                all *= selectivity(operand);
            }
            return all;
        }
        if (predicate instanceof Predicate.Or or) {
            return Math.min(1, sum(or.operands()));
        }
        if (predicate instanceof Predicate.Comparison comparison) {
            return switch (comparison.operator()) {
                case EQUAL -> EQUAL;
                case NOT_EQUAL -> 1 - EQUAL;
                default -> RANGE;
            };
        }
        if (predicate instanceof Predicate.In in) {
            return Math.min(1, EQUAL * in.operands().size());
        }
        if (predicate instanceof Predicate.Contains) {
            return EQUAL;
        }
        return predicate instanceof Predicate.Range
                        || predicate instanceof Predicate.Prefix
                        || predicate instanceof Predicate.ContainsPrefix
                ? RANGE * RANGE
                : OTHER;
    }

    private static double sum(List<Predicate> predicates) {
        return predicates.stream().mapToDouble(ScanEstimate::selectivity).sum();
    }
}
