package io.nonrel.planner.scan;

import io.nonrel.index.DerivedField;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Store;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.jspecify.annotations.Nullable;

/**
 * A read of one table by its store, with all that was pushed into it. Immutable: each rule makes a copy.
 *
 * <p>When {@code branches} is not empty the scan is run once for each branch, with the branch's predicate added, and rows
 * that several branches give are given once.
 */
public final class StoreScan extends TableScan {

    private final Store store;
    private final Table tableDefinition;
    private final Scan scan;
    private final List<Predicate> branches;
    private final boolean exact;
    private final List<LateOperand> lateOperands;
    private final List<PushedConjunct> conjuncts;

    private StoreScan(
            RelOptCluster cluster,
            RelOptTable table,
            Store store,
            Scan scan,
            List<Predicate> branches,
            boolean exact,
            List<LateOperand> lateOperands,
            List<PushedConjunct> conjuncts) {
        super(cluster, cluster.traitSet(), List.of(), table);
        this.store = store;
        this.tableDefinition = Objects.requireNonNull(table.unwrap(Table.class));
        this.scan = scan;
        this.branches = List.copyOf(branches);
        this.exact = exact;
        this.lateOperands = List.copyOf(lateOperands);
        this.conjuncts = List.copyOf(conjuncts);
    }

    /** A read of all rows and columns. */
    static StoreScan of(TableScan tableScan, Store store) {
        RelOptTable table = tableScan.getTable();
        List<Column> columns = Objects.requireNonNull(table.unwrap(Table.class)).columns();
        List<String> fields = columns.subList(0, table.getRowType().getFieldCount()).stream()
                .map(Column::field)
                .toList();
        Scan all = Scan.of(Objects.requireNonNull(table.unwrap(Table.class)).collection(), fields);
        return new StoreScan(tableScan.getCluster(), table, store, all, List.of(), true, List.of(), List.of());
    }

    /** The store that answers. */
    public Store store() {
        return store;
    }

    /** The table that is read. */
    public Table tableDefinition() {
        return tableDefinition;
    }

    /** What the store is asked; its fields are the columns of this node. */
    public Scan scan() {
        return scan;
    }

    /** Predicates of the separate store queries, empty for one query. */
    public List<Predicate> branches() {
        return branches;
    }

    /** Whether the rows are exactly those wanted, so that limits and aggregates may stand on them. */
    public boolean isExact() {
        return exact;
    }

    /**
     * Operands that are known when the scan starts, such as columns of an outer query: operand {@code i} is the scan's
     * parameter number (parameters of the statement) + {@code i}.
     */
    public List<LateOperand> lateOperands() {
        return lateOperands;
    }

    /** What became of each conjunct that was proposed, for EXPLAIN. */
    public List<PushedConjunct> conjuncts() {
        return conjuncts;
    }

    /** Whether what the store is asked names fields of derived indexes. */
    public boolean usesDerivedFields() {
        return scan.fields().stream().anyMatch(DerivedField::isDerived)
                || DerivedFieldNames.in(scan.predicate())
                || branches.stream().anyMatch(DerivedFieldNames::in)
                || scan.order().stream().anyMatch(o -> DerivedField.isDerived(o.field()));
    }

    /** The column that a field of this node comes from. */
    public Column column(int index) {
        String field = scan.fields().get(index);
        for (Column column : tableDefinition.columns()) {
            if (column.field().equals(field)) {
                return column;
            }
        }
        throw new AssertionError("No column has the field " + field);
    }

    StoreScan with(Scan newScan) {
        return new StoreScan(getCluster(), table, store, newScan, branches, exact, lateOperands, conjuncts);
    }

    StoreScan withFilter(
            Scan newScan,
            List<Predicate> newBranches,
            boolean newExact,
            List<LateOperand> newLateOperands,
            List<PushedConjunct> newConjuncts) {
        return new StoreScan(getCluster(), table, store, newScan, newBranches, newExact, newLateOperands, newConjuncts);
    }

    @Override
    public RelDataType deriveRowType() {
        RelDataTypeFactory.Builder builder = getCluster().getTypeFactory().builder();
        List<Column> columns = tableDefinition.columns();
        for (String field : scan.fields()) {
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).field().equals(field)) {
                    builder.add(table.getRowType().getFieldList().get(i));
                    break;
                }
            }
        }
        return builder.build();
    }

    @Override
    public double estimateRowCount(RelMetadataQuery mq) {
        return ScanEstimate.rows(this);
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return super.explainTerms(writer).item("scan", scan).itemIf("branches", branches, !branches.isEmpty());
    }

    @Override
    public boolean deepEquals(@Nullable Object other) {
        return other instanceof StoreScan that
                && scan.equals(that.scan)
                && branches.equals(that.branches)
                && lateOperands.equals(that.lateOperands)
                && getRowType().equals(that.getRowType());
    }

    @Override
    public int deepHashCode() {
        return Objects.hash(scan, branches, lateOperands);
    }

    @Override
    public RelNode copy(org.apache.calcite.plan.RelTraitSet traits, List<RelNode> inputs) {
        return this;
    }
}
