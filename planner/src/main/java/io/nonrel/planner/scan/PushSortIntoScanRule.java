package io.nonrel.planner.scan;

import io.nonrel.spi.AccessPath;
import io.nonrel.spi.Scan;
import io.nonrel.spi.SortField;
import io.nonrel.spi.Verdict;
import java.util.List;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalSort;
import org.jspecify.annotations.Nullable;

/** Gives ORDER BY to the store. What is limited on top is left to {@link PushLimitIntoScanRule}. */
final class PushSortIntoScanRule implements PushDownRule {

    /** Whether the store would rather read everything in order than find rows by an index and have them sorted. */
    private static boolean losesIndex(StoreScan scan, Scan ordered) {
        if (scan.branches().isEmpty()) {
            return losesIndex(scan, scan.scan(), ordered);
        }
        return scan.branches().stream()
                .anyMatch(b -> losesIndex(
                        scan,
                        scan.scan().withPredicate(scan.scan().predicate().and(b)),
                        ordered.withPredicate(ordered.predicate().and(b))));
    }

    private static boolean losesIndex(StoreScan scan, Scan unordered, Scan ordered) {
        return scan.store().accessPath(ordered).kind() == AccessPath.Kind.FULL
                && scan.store().accessPath(unordered).kind() != AccessPath.Kind.FULL;
    }

    @Override
    public @Nullable RelNode apply(RelNode node) {
        if (!(node instanceof Sort sort)
                || sort.getCollation().getFieldCollations().isEmpty()) {
            return null;
        }
        // A projection and a filter keep the order of their rows.
        Project project = sort.getInput() instanceof Project p ? p : null;
        RelNode below = project == null ? sort.getInput() : project.getInput();
        Filter filter = below instanceof Filter f ? f : null;
        if (!((filter == null ? below : filter.getInput()) instanceof StoreScan scan)
                || scan.scan().limit() != null
                || scan.scan().offset() != null) {
            return null;
        }
        List<SortField> order = SortFields.of(sort, project, scan);
        if (order == null) {
            return null;
        }
        Scan ordered = scan.scan().withOrder(order);
        if (FanOut.check(scan, ordered) instanceof Verdict.Rejected || losesIndex(scan, ordered)) {
            return null;
        }
        StoreScan pushed = scan.with(ordered);
        RelNode rows = filter == null ? pushed : filter.copy(filter.getTraitSet(), List.of(pushed));
        rows = project == null ? rows : project.copy(project.getTraitSet(), List.of(rows));
        return sort.offset == null && sort.fetch == null
                ? rows
                : LogicalSort.create(rows, RelCollations.EMPTY, sort.offset, sort.fetch);
    }
}
