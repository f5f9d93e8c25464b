package io.nonrel.planner.joined;

import io.nonrel.index.DerivedIndex;
import io.nonrel.index.IndexState;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.planner.logical.catalogreader.CopyingTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.logical.LogicalTableScan;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Finds what is reached among the columns and copies of one table, and collects the copies that are read. Used once. */
final class CopiedColumns {

    private final ReferenceTree tree;
    private final Table table;
    private final RelOptCluster cluster;
    private final Map<String, Copy> copies = new LinkedHashMap<>();
    private final Map<String, DerivedIndex> corrected = new LinkedHashMap<>();
    private final Set<String> waiting = new LinkedHashSet<>();

    private record Copy(Column column, RelDataType type, int position) {}

    CopiedColumns(ReferenceTree tree, Table table) {
        this.tree = tree;
        this.table = table;
        this.cluster = tree.base().getCluster();
    }

    /** Names of indexes that would have been used, were they READY. */
    List<String> waiting() {
        return List.copyOf(waiting);
    }

    /** The indexes that are used for all rows but those whose references are pending. */
    List<DerivedIndex> corrected() {
        return List.copyOf(corrected.values());
    }

    /** What is reached as an expression over the table; null when it isn't there. */
    @Nullable
    RexNode expression(Reached column) {
        if (column.isOwn()) {
            int position = table.columns().indexOf(column.column());
            return new RexInputRef(position, column.type());
        }
        Step step = step(column);
        if (step == null || !step.declared()) {
            return null;
        }
        RexNode key = column.column().name().equals(step.key().name()) ? key(column, step) : null;
        if (key != null) {
            return key;
        }
        return index(i -> i.path().equals(column.path()))
                .map(i -> copy(
                        i.copy().name(),
                        column.column().type(),
                        column.type(),
                        name(step.reference()) + "." + column.column().name()))
                .orElse(null);
    }

    /** The key of a row is what refers to it, where it is sure that there is such a row. */
    private @Nullable RexNode key(Reached column, Step step) {
        Reached reference = tree.columns().stream()
                .filter(c -> c.path().equals(step.reference()))
                .findFirst()
                .orElse(null);
        RexNode value = reference == null ? null : expression(reference);
        if (value == null) {
            return null;
        }
        if (step.inner()) {
            return withType(value, column.type());
        }
        RexNode found = reached(step);
        RexBuilder builder = cluster.getRexBuilder();
        return found == null
                ? null
                : withType(
                        builder.makeCall(
                                SqlStdOperatorTable.CASE, found, value, builder.makeNullLiteral(value.getType())),
                        column.type());
    }

    private RexNode withType(RexNode value, RelDataType type) {
        return value.getType().equals(type) ? value : cluster.getRexBuilder().makeAbstractCast(type, value, false);
    }

    /**
     * Whether an outer join found a row, where a column tells that has no NULL of its own.
     *
     * @return null when no index knows, or NULL in the column says nothing
     */
    @Nullable
    RexNode isReached(Reached column, boolean found) {
        Step step = column.isOwn() ? null : step(column);
        if (step == null || step.inner() || column.column().nullable()) {
            return null;
        }
        return reached(step, found);
    }

    private @Nullable Step step(Reached column) {
        return tree.steps().stream()
                .filter(s -> s.reference().equals(column.reference()))
                .findFirst()
                .orElse(null);
    }

    /** That a join finds a row; null when no index knows. */
    @Nullable
    RexNode reached(Step step) {
        return reached(step, true);
    }

    private @Nullable RexNode reached(Step step, boolean found) {
        if (!step.declared()) {
            return null;
        }
        int depth = step.depth();
        RelDataType type = cluster.getTypeFactory()
                .createTypeWithNullability(cluster.getTypeFactory().createSqlType(SqlTypeName.INTEGER), false);
        return index(i -> i.path().size() > depth && i.path().subList(0, depth).equals(step.reference()))
                .map(i -> cluster.getRexBuilder()
                        .makeCall(
                                found ? SqlStdOperatorTable.GREATER_THAN_OR_EQUAL : SqlStdOperatorTable.LESS_THAN,
                                copy(
                                        i.reached().name(),
                                        ColumnType.of(TypeName.INTEGER),
                                        type,
                                        name(i.path()) + " reached"),
                                cluster.getRexBuilder()
                                        .makeExactLiteral(
                                                java.math.BigDecimal.valueOf(depth),
                                                cluster.getTypeFactory().createSqlType(SqlTypeName.INTEGER))))
                .orElse(null);
    }

    private Optional<DerivedIndex> index(java.util.function.Predicate<DerivedIndex> fits) {
        List<DerivedIndex> fitting = table.derivedIndexes().stream()
                .filter(i -> i.isJoined() && fits.test(i))
                .toList();
        Optional<DerivedIndex> usable = fitting.stream()
                .filter(i -> i.isReadable() || i.isCorrectable())
                .min(Comparator.comparing(DerivedIndex::isReadable)
                        .reversed()
                        .thenComparing(i -> copies.containsKey(i.copy().name())
                                        || copies.containsKey(i.reached().name())
                                ? 0
                                : 1));
        if (usable.isEmpty()) {
            fitting.forEach(i -> waiting.add(i.name()));
        }
        usable.filter(DerivedIndex::isCorrectable).ifPresent(i -> corrected.put(i.name(), i));
        return usable;
    }

    private RexNode copy(String field, ColumnType declared, RelDataType type, String name) {
        int own = tree.base().getRowType().getFieldCount();
        Copy copy = copies.computeIfAbsent(
                field,
                f -> new Copy(
                        new Column(name, f, declared, type.isNullable(), null, null, null, false, null),
                        type,
                        own + copies.size()));
        return new RexInputRef(copy.position, copy.type);
    }

    /** A path in the names of columns, as CREATE INDEX has it. */
    private String name(List<String> path) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= path.size(); i++) {
            List<String> prefix = path.subList(0, i);
            String field = path.get(i - 1);
            names.add(tree.columns().stream()
                    .filter(c -> c.path().equals(prefix))
                    .map(c -> c.column().name())
                    .findFirst()
                    .orElse(field));
        }
        return String.join(".", names);
    }

    /** The read of the table with the copies that were asked for. */
    RelNode scan() {
        if (copies.isEmpty()) {
            return tree.base();
        }
        RelDataTypeFactory.Builder types = cluster.getTypeFactory().builder();
        types.addAll(tree.base().getRowType().getFieldList());
        int own = tree.base().getRowType().getFieldCount();
        List<Column> columns = new ArrayList<>(table.columns().subList(0, own));
        for (Copy copy : copies.values()) {
            types.add(copy.column.name(), copy.type);
            columns.add(copy.column);
        }
        columns.addAll(table.columns().subList(own, table.columns().size()));
        Table copying = table.withColumns(columns);
        for (DerivedIndex index : corrected.values()) {
            // So it is for the rows that are read.
            copying = copying.with(index.withState(IndexState.READY));
        }
        return scan(tree.base(), new CopyingTable(copying, types.build(), List.of(), List.copyOf(corrected.keySet())));
    }

    /** The same read with a word about indexes that it waits for. */
    static RelNode waiting(TableScan base, Table table, List<String> waiting) {
        return scan(base, new CopyingTable(table, base.getRowType(), waiting, List.of()));
    }

    private static RelNode scan(TableScan base, CopyingTable table) {
        return LogicalTableScan.create(base.getCluster(), table, base.getHints());
    }
}
