package io.nonrel.planner.physical;

import io.nonrel.exec.Operator;
import io.nonrel.exec.TransientTable;
import io.nonrel.exec.store.FanOutOperator;
import io.nonrel.exec.store.KeyedLookupOperator;
import io.nonrel.exec.store.ScanBranches;
import io.nonrel.planner.scan.StoreScan;
import io.nonrel.spi.AccessPath;
import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.Scan;
import io.nonrel.spi.ValueType;
import io.nonrel.spi.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * The side of a join that is looked up: the same operators as for all its rows, but at the bottom a read by the keys that
 * the join leaves in a table.
 */
final class LookUpSide {

    /** Values that are asked for in one query, as far as the store takes them. */
    private static final int[] LIST_SIZES = {500, 100, 30, 10, 1};

    private static final int NONE = -1;

    private final PhysicalPlanner planner;
    private final TransientTable keyTable;
    private final boolean byWholeKey;

    /**
     * @param byWholeKey whether only the table's primary key will do, so that no value has many rows
     */
    LookUpSide(PhysicalPlanner planner, TransientTable keyTable, boolean byWholeKey) {
        this.planner = planner;
        this.keyTable = keyTable;
        this.byWholeKey = byWholeKey;
    }

    /**
     * The read by keys.
     *
     * @param keys for each column of the key table the expression over the node's columns that equals it
     * @return null when the store can't look the side up by any of them
     */
    @Nullable
    Operator plan(RelNode node, List<RexNode> keys) {
        return read(
                node,
                keys.stream()
                        .map(k -> k instanceof RexInputRef ref ? ref.getIndex() : NONE)
                        .toList());
    }

    private @Nullable Operator read(RelNode node, List<Integer> columns) {
        if (node instanceof StoreScan scan) {
            return scan(scan, columns);
        }
        if (node instanceof Filter filter) {
            Operator rows = read(filter.getInput(), columns);
            return rows == null ? null : planner.filter(filter, rows);
        }
        if (node instanceof Project project) {
            List<Integer> below = columns.stream()
                    .map(c -> c != NONE && project.getProjects().get(c) instanceof RexInputRef ref
                            ? ref.getIndex()
                            : NONE)
                    .toList();
            Operator rows = read(project.getInput(), below);
            return rows == null ? null : planner.project(project, rows);
        }
        return null;
    }

    private @Nullable Operator scan(StoreScan scan, List<Integer> columns) {
        Scan asked = scan.scan();
        if (!scan.branches().isEmpty() || asked.limit() != null || asked.offset() != null) {
            return null;
        }
        List<String> fields = columns.stream()
                .map(c -> c == NONE ? "" : asked.fields().get(c))
                .toList();
        List<String> keyFields = scan.tableDefinition().keyFields();
        if (asked.predicate().equals(Predicate.all()) && fields.containsAll(keyFields)) {
            List<Integer> positions = keyFields.stream().map(fields::indexOf).toList();
            return new KeyedLookupOperator(asked.collection(), keyTable, positions, fields.size(), asked.fields());
        }
        if (byWholeKey) {
            return null;
        }
        for (int i = 0; i < fields.size(); i++) {
            if (columns.get(i) == NONE) {
                continue;
            }
            int size = listSize(scan, fields.get(i), scan.column(columns.get(i)).valueType());
            if (size > 0) {
                ScanBranches branches = ScanBranches.chunks(
                        asked.withOrder(List.of()), planner.operands(scan), fields.get(i), keyTable, i, size);
                return new FanOutOperator(branches, List.of(), List.of(), ScanPlanner.details(scan), null, List.of());
            }
        }
        return null;
    }

    /** How many values of a field the store looks up in one query, 0 when it has no fast way to. */
    private static int listSize(StoreScan scan, String field, ValueType type) {
        for (int size : LIST_SIZES) {
            List<Operand> operands = new ArrayList<>(Collections.nCopies(size, new Operand.Parameter(0, type)));
            Scan asked = scan.scan()
                    .withOrder(List.of())
                    .withPredicate(
                            new Predicate.In(field, operands).and(scan.scan().predicate()));
            if (scan.store().check(asked) instanceof Verdict.Rejected) {
                continue;
            }
            Scan alone = asked.withPredicate(new Predicate.In(field, operands));
            AccessPath.Kind kind = scan.store().accessPath(alone).kind();
            return kind == AccessPath.Kind.FULL ? 0 : size;
        }
        return 0;
    }
}
