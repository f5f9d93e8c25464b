package io.nonrel.planner.scan;

import io.nonrel.spi.AccessPath;
import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Store;
import io.nonrel.spi.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Splits a predicate that a store refuses as a whole into queries it takes: an IN into chunks, an OR into its terms. */
final class FanOut {

    /** Beyond so many store queries a scan of everything is likely to be faster. */
    private static final int MOST_TERMS = 50;

    private FanOut() {}

    /** What the store says of a scan, in each of the queries that it is split into so far. */
    static Verdict check(StoreScan scan, Scan proposed) {
        Verdict worst = Verdict.EXACT;
        if (scan.branches().isEmpty()) {
            return scan.store().check(proposed);
        }
        for (Predicate branch : scan.branches()) {
            Verdict verdict = scan.store()
                    .check(proposed.withPredicate(proposed.predicate().and(branch)));
            if (verdict instanceof Verdict.Rejected) {
                return verdict;
            }
            worst = verdict instanceof Verdict.Exact ? worst : verdict;
        }
        return worst;
    }

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

    /**
     * The terms of an OR that the store takes as a whole, but only by reading every document, while it finds the documents
     * of each term fast; empty when that is not so.
     */
    static List<Predicate> fasterBranches(Store store, Scan scan, Predicate predicate) {
        if (!(predicate instanceof Predicate.Or or)
                || or.operands().size() > MOST_TERMS
                || !isFullScan(store, scan, predicate)) {
            return List.of();
        }
        boolean faster =
                or.operands().stream().allMatch(term -> isExact(store, scan, term) && !isFullScan(store, scan, term));
        return faster ? or.operands() : List.of();
    }

    /** Whether the documents of a predicate are found without reading all, in one query or in several. */
    static boolean isFast(StoreScan scan, Predicate predicate) {
        return !isFullScan(scan.store(), scan.scan(), predicate)
                || !fasterBranches(scan.store(), scan.scan(), predicate).isEmpty();
    }

    private static boolean isFullScan(Store store, Scan scan, Predicate predicate) {
        Scan asked = scan.withPredicate(scan.predicate().and(predicate));
        return store.accessPath(asked).kind() == AccessPath.Kind.FULL;
    }

    private static List<Predicate> chunks(Store store, Scan scan, Predicate.In in) {
        List<Operand> operands = in.operands();
        int size = chunkSize(store, scan, in);
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

    /** The most values of a list that the store refuses which it takes in one query; 1 when it takes no list. */
    private static int chunkSize(Store store, Scan scan, Predicate.In in) {
        int taken = 1;
        int refused = in.operands().size();
        while (refused - taken > 1) {
            int middle = (taken + refused) / 2;
            if (isExact(store, scan, new Predicate.In(in.field(), in.operands().subList(0, middle)))) {
                taken = middle;
            } else {
                refused = middle;
            }
        }
        return taken;
    }

    private static boolean isExact(Store store, Scan scan, Predicate predicate) {
        return store.check(scan.withPredicate(scan.predicate().and(predicate))) instanceof Verdict.Exact;
    }
}
