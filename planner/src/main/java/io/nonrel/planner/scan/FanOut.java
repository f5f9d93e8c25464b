package io.nonrel.planner.scan;

import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Store;
import io.nonrel.spi.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Splits a predicate that a store refuses as a whole into queries it takes: an IN into chunks, an OR into its terms. */
final class FanOut {

    private FanOut() {}

    /** Predicates that together mean {@code predicate} and that the store takes exactly one by one; empty when it doesn't. */
    static List<Predicate> branches(Store store, Scan scan, Predicate predicate) {
        if (predicate instanceof Predicate.In in) {
            return chunks(store, scan, in);
        }
        if (predicate instanceof Predicate.Or or) {
            List<Predicate> branches = new ArrayList<>();
            for (Predicate term : or.operands()) {
                if (isExact(store, scan, term)) {
                    branches.add(term);
                } else if (term instanceof Predicate.In in
                        && !chunks(store, scan, in).isEmpty()) {
                    branches.addAll(chunks(store, scan, in));
                } else {
                    return List.of();
                }
            }
            return branches;
        }
        return List.of();
    }

    private static List<Predicate> chunks(Store store, Scan scan, Predicate.In in) {
        List<Operand> operands = in.operands();
        int size = (operands.size() + 1) / 2;
        while (size > 1 && !isExact(store, scan, new Predicate.In(in.field(), operands.subList(0, size)))) {
            size--;
        }
        List<Predicate> chunks = new ArrayList<>();
        for (int from = 0; from < operands.size(); from += size) {
            List<Operand> chunk = operands.subList(from, Math.min(from + size, operands.size()));
            chunks.add(
                    chunk.size() == 1
                            ? new Predicate.Comparison(in.field(), Predicate.Operator.EQUAL, chunk.get(0))
                            : new Predicate.In(in.field(), chunk));
        }
        return chunks.stream().allMatch(c -> isExact(store, scan, c)) ? chunks : List.of();
    }

    private static boolean isExact(Store store, Scan scan, Predicate predicate) {
        return store.check(scan.withPredicate(scan.predicate().and(predicate))) instanceof Verdict.Exact;
    }
}
