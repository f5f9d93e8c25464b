package io.nonrel.engine.statement;

import io.nonrel.engine.Prepared;
import io.nonrel.engine.write.WritePlan;
import io.nonrel.exec.Emulation;
import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.planner.ParameterDescriptor;
import io.nonrel.planner.Plan;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.planner.statement.RowLock;
import io.nonrel.planner.statement.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that is ready to run. Immutable and thread-safe: sessions share it. */
public sealed interface Compiled {

    /** What kind of statement, for callers. */
    Prepared.Kind kind();

    /** The columns of its rows, empty when it gives none. */
    List<ColumnDescriptor> columns();

    /** Its parameters. */
    List<ParameterDescriptor> parameters();

    /** What the driver will have to emulate. */
    List<Emulation> emulations();

    /**
     * A query.
     *
     * @param lock the row lock that it asks for, null for none
     * @param locked tables whose rows it locks; the keys of the rows are the last columns of the plan
     */
    record OfQuery(Plan plan, @Nullable RowLock lock, List<LockedRows.Locked> locked) implements Compiled {
        public OfQuery {
            locked = List.copyOf(locked);
        }

        @Override
        public Prepared.Kind kind() {
            return Prepared.Kind.QUERY;
        }

        @Override
        public List<ColumnDescriptor> columns() {
            List<ColumnDescriptor> all = plan.columns();
            return all.subList(
                    0,
                    all.size()
                            - locked.stream().mapToInt(LockedRows.Locked::width).sum());
        }

        @Override
        public List<ParameterDescriptor> parameters() {
            return plan.parameters();
        }

        @Override
        public List<Emulation> emulations() {
            return plan.emulations();
        }
    }

    /** A statement that changes rows. */
    record OfWrite(WritePlan plan, List<ParameterDescriptor> parameters) implements Compiled {
        /** With the parameters of the plan. */
        public OfWrite(WritePlan plan) {
            this(plan, plan.parameters());
        }

        @Override
        public Prepared.Kind kind() {
            return plan.returningColumns().isEmpty() ? Prepared.Kind.WRITE : Prepared.Kind.WRITE_RETURNING;
        }

        @Override
        public List<ColumnDescriptor> columns() {
            return plan.returningColumns();
        }

        @Override
        public List<Emulation> emulations() {
            return plan.source().emulations();
        }
    }

    /**
     * A statement that can't be planned before values are bound.
     *
     * @param parameters their number is right, their types are not known
     */
    record OfDeferred(Prepared.Kind kind, List<ParameterDescriptor> parameters) implements Compiled {
        public OfDeferred {
            parameters = List.copyOf(parameters);
        }

        @Override
        public List<ColumnDescriptor> columns() {
            return List.of();
        }

        @Override
        public List<Emulation> emulations() {
            return List.of();
        }
    }

    /**
     * EXPLAIN.
     *
     * @param analyze whether the target is run
     */
    record OfExplain(Compiled target, boolean analyze) implements Compiled {

        private static final List<ColumnDescriptor> COLUMNS =
                List.of(ColumnDescriptor.computed("PLAN", ColumnType.of(TypeName.VARCHAR), false));

        @Override
        public Prepared.Kind kind() {
            return Prepared.Kind.QUERY;
        }

        @Override
        public List<ColumnDescriptor> columns() {
            return COLUMNS;
        }

        @Override
        public List<ParameterDescriptor> parameters() {
            return target.parameters();
        }

        @Override
        public List<Emulation> emulations() {
            return analyze ? target.emulations() : List.of();
        }
    }

    /** A statement about the catalog, the session or the transaction. */
    record OfCommand(Statement statement, List<ColumnDescriptor> columns) implements Compiled {
        public OfCommand {
            columns = List.copyOf(columns);
        }

        @Override
        public Prepared.Kind kind() {
            return columns.isEmpty() ? Prepared.Kind.OTHER : Prepared.Kind.QUERY;
        }

        @Override
        public List<ParameterDescriptor> parameters() {
            return List.of();
        }

        @Override
        public List<Emulation> emulations() {
            return List.of();
        }
    }
}
