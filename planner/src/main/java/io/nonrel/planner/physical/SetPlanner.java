package io.nonrel.planner.physical;

import io.nonrel.exec.Emulation;
import io.nonrel.exec.Operator;
import io.nonrel.exec.TransientTable;
import io.nonrel.exec.operator.DistinctOperator;
import io.nonrel.exec.operator.RepeatUnionOperator;
import io.nonrel.exec.operator.SetOperator;
import io.nonrel.exec.operator.TransientScanOperator;
import io.nonrel.exec.operator.UnionAllOperator;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NoticeCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Intersect;
import org.apache.calcite.rel.core.RepeatUnion;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Union;
import org.jspecify.annotations.Nullable;

/** UNION, INTERSECT, EXCEPT and recursive queries. */
final class SetPlanner {

    private final PhysicalPlanner planner;

    /** The working tables of the recursive queries that are being planned, by name. */
    private final Map<List<String>, TransientTable> workingTables = new HashMap<>();

    SetPlanner(PhysicalPlanner planner) {
        this.planner = planner;
    }

    Operator plan(SetOp setOp) {
        List<Operator> inputs = setOp.getInputs().stream().map(planner::plan).toList();
        int width = setOp.getRowType().getFieldCount();
        String name = setOp.kind.sql;
        if (setOp instanceof Union union) {
            Operator all = new UnionAllOperator(inputs);
            return union.all
                    ? all
                    : new DistinctOperator(all, columns(width), "rows of " + name, emulation(setOp, name));
        }
        SetOperator.Kind kind = setOp instanceof Intersect ? SetOperator.Kind.INTERSECT : SetOperator.Kind.EXCEPT;
        return new SetOperator(kind, setOp.all, inputs, width, emulation(setOp, name));
    }

    Operator plan(RepeatUnion union) {
        if (union.getTransientTable() == null) {
            throw ErrorCode.UNSUPPORTED.error("A recursive query must read its own rows");
        }
        List<String> name = union.getTransientTable().getQualifiedName();
        TransientTable table = new TransientTable(name.get(name.size() - 1));
        TransientTable outer = workingTables.put(name, table);
        Operator seed = planner.plan(union.getSeedRel());
        Operator step = planner.plan(union.getIterativeRel());
        if (outer == null) {
            workingTables.remove(name);
        } else {
            workingTables.put(name, outer);
        }
        int width = union.getRowType().getFieldCount();
        return new RepeatUnionOperator(seed, step, table, union.all, width, emulation(union, "WITH RECURSIVE"));
    }

    Operator transientScan(TableScan scan) {
        TransientTable table = workingTables.get(scan.getTable().getQualifiedName());
        if (table == null) {
            throw new AssertionError("Neither a table of a store nor of a recursive query: " + scan.getTable());
        }
        return new TransientScanOperator(table, "Rows of the last step of " + table.name());
    }

    private @Nullable Emulation emulation(RelNode node, String name) {
        return planner.announced().on(node, NoticeCode.CLIENT_AGGREGATE, name + " compares rows in memory");
    }

    private static List<Integer> columns(int width) {
        return IntStream.range(0, width).boxed().toList();
    }
}
