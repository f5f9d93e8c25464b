package io.nonrel.planner.physical;

import io.nonrel.exec.Emulation;
import io.nonrel.exec.InputColumn;
import io.nonrel.exec.Operator;
import io.nonrel.exec.Scalar;
import io.nonrel.exec.operator.ProjectOperator;
import io.nonrel.exec.operator.SortKey;
import io.nonrel.exec.store.AggregationOperator;
import io.nonrel.exec.store.FanOutOperator;
import io.nonrel.exec.store.KeyLookupOperator;
import io.nonrel.exec.store.ScanBranches;
import io.nonrel.exec.store.StoreScanOperator;
import io.nonrel.index.DerivedIndex;
import io.nonrel.index.IndexState;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.logical.catalogreader.CopyingTable;
import io.nonrel.planner.scan.LateOperand;
import io.nonrel.planner.scan.OperandForm;
import io.nonrel.planner.scan.PushedConjunct;
import io.nonrel.planner.scan.Quoting;
import io.nonrel.planner.scan.StoreAggregate;
import io.nonrel.planner.scan.StoreScan;
import io.nonrel.spi.AccessPath;
import io.nonrel.spi.NoticeCode;
import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.Scan;
import io.nonrel.spi.SortField;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads of the store: a look-up by key, one query, or several. */
final class ScanPlanner {

    private final PhysicalPlanner planner;
    private final int parameters;
    private int count;
    private boolean derived;

    ScanPlanner(PhysicalPlanner planner, int parameters) {
        this.planner = planner;
        this.parameters = parameters;
    }

    /** How many reads were planned. */
    int count() {
        return count;
    }

    Operator plan(StoreScan scan) {
        count++;
        noteDerived(scan);
        if (!scan.branches().isEmpty()) {
            return fanOut(scan);
        }
        Operator lookUp = KeyLookUps.plan(this, scan);
        if (lookUp != null) {
            return lookUp;
        }
        AccessPath path = scan.store().accessPath(scan.scan());
        return new StoreScanOperator(
                scan.scan(), operands(scan), path, details(scan), fullScan(scan, path, scan.scan()));
    }

    Operator plan(StoreAggregate aggregate) {
        count++;
        StoreScan scan = aggregate.scan();
        noteDerived(scan);
        AccessPath path = scan.store().accessPath(aggregate.aggregation().input());
        List<String> details = new ArrayList<>(details(scan));
        details.add("by " + path.description());
        Operator rows = new AggregationOperator(aggregate.aggregation(), operands(scan), details);
        fullScan(scan, path, aggregate.aggregation().input());
        return StoreAggregateResults.inTypesOf(aggregate, rows);
    }

    /** Announces the derived indexes that would have been used, and remembers whether others are; and guessed columns. */
    void noteDerived(StoreScan scan) {
        derived |= scan.usesDerivedFields();
        Table table = scan.tableDefinition();
        if (table.inferred()) {
            planner.announced()
                    .add(new Emulation(
                            NoticeCode.SCHEMA_INFERRED,
                            "the columns of " + table.name() + " are those that were found by looking at some of it",
                            table.name(),
                            null));
        }
        CopyingTable copying = scan.getTable().unwrap(CopyingTable.class);
        if (copying != null) {
            copying.corrected().forEach(i -> planner.announced().addNotReady(corrected(scan.tableDefinition(), i)));
            copying.waiting().forEach(i -> planner.announced().addNotReady(notReady(scan.tableDefinition(), i)));
        }
        for (PushedConjunct conjunct : scan.conjuncts()) {
            for (String index : conjunct.notReady()) {
                planner.announced().add(notReady(scan.tableDefinition(), index));
            }
        }
    }

    private static Emulation corrected(Table table, String index) {
        return new Emulation(
                NoticeCode.STALE_DENORMALIZED,
                "copies of index " + index + " of " + table.name()
                        + " are being brought up to date: the rows that have them are joined, all others are not",
                table.name(),
                null);
    }

    private static Emulation notReady(Table table, String index) {
        boolean propagating = table.derivedIndex(index)
                .map(i -> i.state() == IndexState.PROPAGATING)
                .orElse(false);
        if (propagating) {
            return new Emulation(
                    NoticeCode.STALE_DENORMALIZED,
                    "the copies of index " + index + " of " + table.name()
                            + " are being brought up to date, so the rows themselves are joined",
                    table.name(),
                    null);
        }
        boolean building = table.derivedIndex(index)
                .map(i -> i.state() == IndexState.BUILDING)
                .orElse(false);
        return new Emulation(
                NoticeCode.INDEX_NOT_READY,
                "index " + index + " of " + table.name() + " is " + (building ? "being built" : "stale")
                        + ", so it is not used",
                table.name(),
                building
                        ? null
                        : "ALTER INDEX " + Quoting.name(index) + " ON " + Quoting.name(table.schema()) + "."
                                + Quoting.name(table.name()) + " REBUILD");
    }

    /** Whether what was planned reads by derived indexes. */
    boolean usesDerivedIndexes() {
        return derived;
    }

    /** Counts a read that is planned elsewhere. */
    void add() {
        count++;
    }

    PhysicalPlanner planner() {
        return planner;
    }

    /** What the parameters of a scan stand for; empty when they are the statement's own. */
    List<Scalar> operands(StoreScan scan) {
        if (scan.lateOperands().isEmpty()) {
            return List.of();
        }
        List<Scalar> operands = new ArrayList<>(parameters + scan.lateOperands().size());
        for (int i = 0; i < parameters; i++) {
            operands.add(parameter(i));
        }
        for (LateOperand late : scan.lateOperands()) {
            operands.add(operand(late));
        }
        return operands;
    }

    /** An operand of a predicate as an expression. */
    Scalar operand(StoreScan scan, Operand operand) {
        if (operand instanceof Operand.Parameter parameter) {
            return parameter.index() < parameters
                    ? parameter(parameter.index())
                    : operand(scan.lateOperands().get(parameter.index() - parameters));
        }
        Object value = ((Operand.Constant) operand).value();
        return (row, execution) -> value;
    }

    static List<String> details(StoreScan scan) {
        List<String> details = new ArrayList<>();
        Table table = scan.tableDefinition();
        for (DerivedIndex index : table.derivedIndexes()) {
            if (index.isJoined() && scan.scan().fields().contains(index.copy().name())) {
                details.add("copied: "
                        + table.columns().stream()
                                .filter(c -> c.field().equals(index.copy().name()))
                                .map(Column::name)
                                .findFirst()
                                .orElse(index.source())
                        + " (by index " + index.name() + ")");
            }
        }
        scan.conjuncts().forEach(c -> details.add(c.toString()));
        return details;
    }

    private static Scalar parameter(int index) {
        return (row, execution) -> execution.parameters()[index];
    }

    private Scalar operand(LateOperand late) {
        Scalar value = planner.scalar(late.expression());
        OperandForm form = late.form();
        return form.isValue() ? value : (row, execution) -> form.of(value.evaluate(row, execution));
    }

    /** Announces a scan that nothing restricts, and the index that would. */
    private List<Emulation> fullScan(StoreScan scan, AccessPath path, Scan asked) {
        boolean restricted = path.kind() != AccessPath.Kind.FULL
                || asked.limit() != null && asked.predicate().equals(Predicate.all());
        if (restricted) {
            return List.of();
        }
        Table table = scan.tableDefinition();
        Emulation fullScan = planner.announced()
                .add(new Emulation(
                        NoticeCode.FULL_SCAN, "every row of " + table.name() + " is read", table.name(), null));
        MissingIndex.advise(scan, asked.withOrder(List.of())).ifPresent(planner.announced()::addMissing);
        MissingIndex.adviseDerived(scan).forEach(planner.announced()::addMissing);
        return List.of(fullScan);
    }

    private Operator fanOut(StoreScan scan) {
        List<String> wanted = scan.scan().fields();
        List<String> keyFields = scan.tableDefinition().keyFields();
        boolean distinct = !areDisjoint(scan.branches());
        List<String> fields = new ArrayList<>(wanted);
        if (distinct) {
            keyFields.stream().filter(f -> !fields.contains(f)).forEach(fields::add);
        }
        scan.scan().order().stream()
                .map(SortField::field)
                .filter(f -> !fields.contains(f))
                .forEach(fields::add);
        Scan base = scan.scan().withFields(fields);
        List<Scan> scans = scan.branches().stream()
                .map(b -> base.withPredicate(base.predicate().and(b)))
                .toList();
        List<SortKey> order = scan.scan().order().stream()
                .map(o -> new SortKey(fields.indexOf(o.field()), o.descending(), o.nullsFirst()))
                .toList();
        String table = scan.tableDefinition().name();
        int queries = BranchCount.most(scan, parameters);
        Emulation fannedOut = queries == 1
                ? null
                : planner.announced()
                        .add(new Emulation(
                                NoticeCode.FAN_OUT,
                                "the scan of " + table + " becomes " + queries + " store queries",
                                table,
                                null));
        Operator rows = new FanOutOperator(
                ScanBranches.alternatives(scans, operands(scan)),
                order,
                distinct ? keyFields.stream().map(fields::indexOf).toList() : List.of(),
                details(scan),
                fannedOut,
                scans.stream()
                        .flatMap(s -> fullScan(scan, scan.store().accessPath(s), s).stream())
                        .distinct()
                        .toList());
        if (fields.equals(wanted)) {
            return rows;
        }
        List<InputColumn> columns = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            columns.add(new InputColumn(i));
        }
        return new ProjectOperator(rows, columns, String.join(", ", wanted));
    }

    /** Whether no document can match two branches: they ask for different constants of one field. */
    private static boolean areDisjoint(List<Predicate> branches) {
        String field = null;
        for (Predicate branch : branches) {
            String own;
            List<Operand> operands;
            if (branch instanceof Predicate.In in) {
                own = in.field();
                operands = in.operands();
            } else if (branch instanceof Predicate.Comparison c && c.operator() == Predicate.Operator.EQUAL) {
                own = c.field();
                operands = List.of(c.operand());
            } else {
                return false;
            }
            if (field != null && !Objects.equals(field, own)
                    || operands.stream().anyMatch(Operand.Parameter.class::isInstance)) {
                return false;
            }
            field = own;
        }
        return true;
    }

    KeyLookupOperator keyLookUp(StoreScan scan, List<List<Scalar>> keys) {
        return new KeyLookupOperator(
                scan.scan().collection(),
                keys,
                scan.scan().fields(),
                scan.scan().predicate().toString(),
                details(scan));
    }
}
