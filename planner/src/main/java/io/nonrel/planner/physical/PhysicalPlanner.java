package io.nonrel.planner.physical;

import io.nonrel.exec.Condition;
import io.nonrel.exec.Emulation;
import io.nonrel.exec.InputColumn;
import io.nonrel.exec.Operator;
import io.nonrel.exec.Scalar;
import io.nonrel.exec.expression.ExpressionCompiler;
import io.nonrel.exec.operator.FilterOperator;
import io.nonrel.exec.operator.LimitOperator;
import io.nonrel.exec.operator.ProjectOperator;
import io.nonrel.exec.operator.RowLimit;
import io.nonrel.exec.operator.SampleOperator;
import io.nonrel.exec.operator.SortKey;
import io.nonrel.exec.operator.SortOperator;
import io.nonrel.exec.operator.SystemTableOperator;
import io.nonrel.exec.operator.UnnestOperator;
import io.nonrel.exec.operator.ValuesOperator;
import io.nonrel.planner.PlanningContext;
import io.nonrel.planner.catalog.SystemTable;
import io.nonrel.planner.scan.ColumnNames;
import io.nonrel.planner.scan.ConditionText;
import io.nonrel.planner.scan.SortFields;
import io.nonrel.planner.scan.StoreAggregate;
import io.nonrel.planner.scan.StoreScan;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NoticeCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.RepeatUnion;
import org.apache.calcite.rel.core.Sample;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.TableSpool;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * Turns a tree of relational algebra into operators of the executor. Made for one statement; what it announces is in {@link
 * #emulations}.
 */
public final class PhysicalPlanner {

    private final PlanningContext context;
    private final ExpressionCompiler compiler;
    private final Emulations emulations = new Emulations();
    private final ScanPlanner scans;
    private final JoinPlanner joins;
    private final AggregatePlanner aggregates;
    private final WindowPlanner windows;
    private final SetPlanner sets;
    private final NativePlanner natives;

    /**
     * @param parameters number of the statement's parameters
     */
    public PhysicalPlanner(PlanningContext context, RexBuilder rexBuilder, int parameters) {
        this.context = context;
        this.compiler = new ExpressionCompiler(rexBuilder);
        this.scans = new ScanPlanner(this, parameters);
        this.joins = new JoinPlanner(this);
        this.aggregates = new AggregatePlanner(this);
        this.windows = new WindowPlanner(this);
        this.sets = new SetPlanner(this);
        this.natives = new NativePlanner(this);
    }

    /** The operator for a node and all below it. */
    public Operator plan(RelNode node) {
        if (node instanceof StoreScan scan) {
            return scans.plan(scan);
        }
        if (node instanceof StoreAggregate aggregate) {
            return scans.plan(aggregate);
        }
        if (node instanceof Filter filter) {
            return filter(filter, plan(filter.getInput()));
        }
        if (node instanceof Project project) {
            return project(project, plan(project.getInput()));
        }
        if (node instanceof Sort sort) {
            return sort(sort);
        }
        if (node instanceof Join join) {
            return joins.plan(join);
        }
        if (node instanceof OuterMatches outer) {
            return joins.plan(outer);
        }
        if (node instanceof KeptRows kept) {
            return joins.plan(kept);
        }
        if (node instanceof Correlate correlate) {
            return joins.plan(correlate);
        }
        if (node instanceof Aggregate aggregate) {
            return aggregates.plan(aggregate);
        }
        if (node instanceof Window window) {
            return windows.plan(window);
        }
        if (node instanceof RepeatUnion union) {
            return sets.plan(union);
        }
        if (node instanceof SetOp setOp) {
            return sets.plan(setOp);
        }
        if (node instanceof TableSpool spool) {
            return plan(spool.getInput());
        }
        if (node instanceof Values values) {
            return rows(values.getTuples());
        }
        if (node instanceof ComputedRows computed) {
            return rows(computed.rows());
        }
        if (node instanceof TableScan scan) {
            return tableScan(scan);
        }
        if (node instanceof TableFunctionScan function) {
            return natives.plan(function);
        }
        if (node instanceof Uncollect uncollect) {
            return unnest(uncollect);
        }
        if (node instanceof Sample sample) {
            return sample(sample);
        }
        throw ErrorCode.UNSUPPORTED.error(
                "%s is not supported", node.getRelTypeName().replace("Logical", ""));
    }

    /** What the driver does because the store can't, in the order it was planned. */
    public List<Emulation> emulations() {
        return emulations.all();
    }

    /** How many of the operators read from the store. */
    public int storeReads() {
        return scans.count();
    }

    /** Whether rows are found by derived indexes. */
    public boolean usesDerivedIndexes() {
        return scans.usesDerivedIndexes();
    }

    /** Whether the store is asked in its own language. */
    public boolean isNative() {
        return natives.planned();
    }

    Emulations announced() {
        return emulations;
    }

    PlanningContext context() {
        return context;
    }

    Scalar scalar(RexNode expression) {
        return compiler.compile(expression);
    }

    @Nullable
    Scalar optionalScalar(@Nullable RexNode expression) {
        return expression == null ? null : compiler.compile(expression);
    }

    Condition condition(RexNode condition) {
        return compiler.condition(condition);
    }

    List<Scalar> operands(StoreScan scan) {
        return scans.operands(scan);
    }

    Operator filter(Filter filter, Operator rows) {
        RelNode input = filter.getInput();
        String text = ConditionText.of(filter.getCondition(), input);
        Emulation emulation =
                emulations.on(input, NoticeCode.RESIDUAL_FILTER, "the condition " + text + " is checked in memory");
        return new FilterOperator(rows, condition(filter.getCondition()), text, emulation);
    }

    Operator project(Project project, Operator rows) {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < project.getProjects().size(); i++) {
            String name = project.getRowType().getFieldNames().get(i);
            String text = ConditionText.of(project.getProjects().get(i), project.getInput());
            columns.add(text.equals(name) || ColumnNames.isMadeUp(name) ? text : text + " AS " + name);
        }
        List<RexNode> expressions = project.getProjects();
        List<RexNode> numbers = SequenceNumbers.shared(expressions);
        Operator input = numbers.isEmpty() ? rows : drawn(project.getInput(), rows, numbers);
        if (!numbers.isEmpty()) {
            expressions = SequenceNumbers.over(
                    expressions, numbers, project.getInput().getRowType().getFieldCount());
        }
        return new ProjectOperator(input, expressions.stream().map(this::scalar).toList(), String.join(", ", columns));
    }

    /** The input's rows with numbers of sequences after their columns. */
    private Operator drawn(RelNode input, Operator rows, List<RexNode> numbers) {
        List<Scalar> scalars = new ArrayList<>();
        for (int i = 0; i < input.getRowType().getFieldCount(); i++) {
            scalars.add(new InputColumn(i));
        }
        numbers.forEach(n -> scalars.add(scalar(n)));
        return new ProjectOperator(
                rows,
                scalars,
                "*, " + numbers.stream().map(n -> ConditionText.of(n, input)).collect(Collectors.joining(", ")));
    }

    private Operator sort(Sort sort) {
        Operator input = plan(sort.getInput());
        Scalar offset = optionalScalar(sort.offset);
        Scalar fetch = optionalScalar(sort.fetch);
        String offsetText = sort.offset == null ? "" : " offset " + ConditionText.of(sort.offset, sort);
        String fetchText = sort.fetch == null ? "" : ConditionText.of(sort.fetch, sort);
        Emulation skipped = sort.offset == null
                ? null
                : emulations.on(sort.getInput(), NoticeCode.OFFSET_SCAN, "rows are read and thrown away for OFFSET");
        if (sort.getCollation().getFieldCollations().isEmpty()) {
            return new LimitOperator(input, offset, fetch, (fetchText + offsetText).trim(), skipped);
        }
        List<SortKey> keys = sort.getCollation().getFieldCollations().stream()
                .map(PhysicalPlanner::sortKey)
                .toList();
        String order = orderText(sort, keys);
        Emulation sorted =
                emulations.on(sort.getInput(), NoticeCode.CLIENT_SORT, "ORDER BY " + order + " is sorted in memory");
        if (sort.getInput() instanceof StoreScan scan) {
            MissingIndex.advise(scan, scan.scan().withOrder(SortFields.of(sort, scan)))
                    .ifPresent(emulations::addMissing);
        }
        if (offset == null) {
            String top = fetchText.isEmpty() ? order : order + " limit " + fetchText;
            return new SortOperator(input, keys, null, fetch, top, sorted);
        }
        // The limit above counts what is thrown away.
        Scalar needed = fetch == null ? null : sum(offset, fetch);
        Operator ordered = new SortOperator(input, keys, null, needed, order, sorted);
        return new LimitOperator(ordered, offset, fetch, (fetchText + offsetText).trim(), skipped);
    }

    /** How many rows a limit behind an offset needs. */
    private static Scalar sum(Scalar offset, Scalar fetch) {
        return (row, execution) -> {
            long skip = RowLimit.rows("OFFSET", offset.evaluate(row, execution));
            long take = RowLimit.rows("LIMIT", fetch.evaluate(row, execution));
            return take > Long.MAX_VALUE - skip ? Long.MAX_VALUE : skip + take;
        };
    }

    static SortKey sortKey(RelFieldCollation collation) {
        boolean descending = collation.direction.isDescending();
        // NULL is lowest unless the statement says otherwise.
        boolean nullsFirst = collation.nullDirection == RelFieldCollation.NullDirection.UNSPECIFIED
                ? !descending
                : collation.nullDirection == RelFieldCollation.NullDirection.FIRST;
        return new SortKey(collation.getFieldIndex(), descending, nullsFirst);
    }

    private static String orderText(Sort sort, List<SortKey> keys) {
        List<String> names = ColumnNames.of(sort);
        return keys.stream()
                .map(k -> names.get(k.column()) + (k.descending() ? " DESC" : ""))
                .collect(Collectors.joining(", "));
    }

    private Operator rows(List<? extends List<? extends RexNode>> tuples) {
        List<List<Scalar>> rows = new ArrayList<>();
        for (List<? extends RexNode> tuple : tuples) {
            rows.add(tuple.stream().map(this::scalar).toList());
        }
        return new ValuesOperator(rows);
    }

    private Operator tableScan(TableScan scan) {
        SystemTable table = scan.getTable().unwrap(SystemTable.class);
        if (table != null) {
            return new SystemTableOperator(
                    table.schema() + "." + table.name(), () -> table.rows().apply(context.catalog()));
        }
        return sets.transientScan(scan);
    }

    private Operator unnest(Uncollect uncollect) {
        boolean plain = uncollect.getInput().getRowType().getFieldList().stream()
                .map(field -> field.getType().getComponentType())
                .allMatch(element -> element != null && !element.isStruct());
        if (!plain) {
            throw ErrorCode.UNSUPPORTED.error("UNNEST of a MAP, a MULTISET or an array of rows is not supported");
        }
        return new UnnestOperator(plan(uncollect.getInput()), uncollect.withOrdinality);
    }

    private Operator sample(Sample sample) {
        double fraction = sample.getSamplingParameters().sampleRate.doubleValue();
        Long seed = sample.getSamplingParameters().isRepeatable()
                ? (long) sample.getSamplingParameters().getRepeatableSeed()
                : null;
        return new SampleOperator(plan(sample.getInput()), fraction, seed);
    }
}
