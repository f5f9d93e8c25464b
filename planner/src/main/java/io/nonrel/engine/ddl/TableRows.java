package io.nonrel.engine.ddl;

import io.nonrel.engine.catalog.RowChanges;
import io.nonrel.engine.overlay.SendGuard;
import io.nonrel.engine.overlay.StoreTransactions;
import io.nonrel.engine.write.WritePlan;
import io.nonrel.engine.write.WriteScope;
import io.nonrel.engine.write.WriteTarget;
import io.nonrel.exec.Execution;
import io.nonrel.exec.Sequences;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Sequence;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Store;
import io.nonrel.spi.StoreAccess;
import io.nonrel.spi.Transaction;
import io.nonrel.spi.TransactionMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows that a changed table has already: reads them all, and writes them again where a change needs it. */
final class TableRows {

    private static final int CHUNK = 1_000;

    private final DdlContext context;

    TableRows(DdlContext context) {
        this.context = context;
    }

    /** Looks at a row. */
    interface Visitor {
        void visit(@Nullable Object[] row, Execution execution);
    }

    /** Gives the new values of some columns of a row, null to leave it as it is. */
    interface Change {
        @Nullable
        Object @Nullable [] values(@Nullable Object[] row, Execution execution);
    }

    /** A transaction for changes of rows; null when the store has none. */
    @Nullable
    Transaction begin() {
        return new StoreTransactions(context.store(), false).begin(TransactionMode.SNAPSHOT);
    }

    /** Shows all rows, as arrays of all columns, hidden ones too. */
    void visit(Table table, Visitor visitor) {
        visit(context.store(), table, visitor);
    }

    private void visit(StoreAccess access, Table table, Visitor visitor) {
        Execution execution = context.executions().apply(access, context.numbers());
        List<String> fields = table.columns().stream().map(Column::field).toList();
        try (RowCursor rows = access.scan(Scan.of(table.collection(), fields), execution)) {
            for (@Nullable Object[] row = rows.next(); row != null; row = rows.next()) {
                execution.checkCancelled();
                visitor.visit(row, execution);
            }
        }
    }

    /**
     * Writes new values of some columns of all rows.
     *
     * @param access the transaction, or the store where there is none
     * @param table as the rows are now
     * @param target the table as it will be
     * @param fields the fields that get new values
     */
    void rewrite(StoreAccess access, Table table, WriteTarget target, List<String> fields, Change change) {
        int[] key = table.key().stream().mapToInt(table::indexOf).toArray();
        boolean moves = table.keyFields().stream().anyMatch(fields::contains);
        List<Mutation> mutations = new ArrayList<>();
        Execution[] used = new Execution[1];
        visit(access, table, (row, execution) -> {
            used[0] = execution;
            @Nullable Object @Nullable [] values = change.values(row, execution);
            if (values != null) {
                @Nullable Object[] keyValues = new @Nullable Object[key.length];
                for (int i = 0; i < key.length; i++) {
                    keyValues[i] = row[key[i]];
                }
                execution.budget().hold(1);
                mutations.add(new Mutation.Update(table.collection(), keyValues, fields, values));
            }
        });
        StoreAccess writing = access;
        int most = context.store().mutationsPerCommit();
        boolean isNew = table.columns().stream().map(Column::field).noneMatch(fields::contains);
        if (isNew && mutations.size() >= most) {
            // Nobody reads the fields before the catalog has them, so they need not come all at once.
            writing = context.store();
        }
        // All of it was read: what is written now can't be met again. Keys may pass each other, so they go in one call.
        int size = moves ? Math.max(1, mutations.size()) : Math.min(CHUNK, most);
        for (int from = 0; from < mutations.size(); from += size) {
            List<Mutation> chunk = mutations.subList(from, Math.min(mutations.size(), from + size));
            target.write(chunk, scope(writing, used[0]), false, used[0]);
        }
    }

    /**
     * Runs a plan that fills a new table.
     *
     * @param sequences of the table, which the catalog does not have yet
     */
    long write(WritePlan plan, List<Sequence> sequences) {
        Store store = context.store();
        try (Transaction snapshot = new StoreTransactions(store, false).beginSnapshot()) {
            Execution execution =
                    context.executions().apply(snapshot == null ? store : snapshot, new NewSequences(sequences));
            // Nobody sees the table before the catalog has it, so the rows may be more than one commit takes.
            return plan.run(List.of(execution), scope(store, execution), new int[0])
                    .count();
        }
    }

    /** Writes rows for a change of the catalog, which is made together with them. */
    WriteScope scope(StoreAccess access, Execution execution) {
        return new OneAccess(access, execution, context.catalog().beginChanges());
    }

    /** The sequences of a table that is being made, then those of the session. */
    private final class NewSequences implements Sequences {

        private final List<Sequence> created;

        NewSequences(List<Sequence> created) {
            this.created = created;
        }

        @Override
        public long next(String schema, String sequence) {
            for (Sequence candidate : created) {
                if (candidate.name().equals(sequence) && candidate.schema().equals(schema)) {
                    return context.sequences().next(candidate);
                }
            }
            return context.numbers().next(schema, sequence);
        }

        @Override
        public long current(String schema, String sequence) {
            return context.numbers().current(schema, sequence);
        }
    }

    /** Nobody else sees the rows before the catalog has changed, so nothing is left to a job. */
    private record OneAccess(StoreAccess access, Execution execution, RowChanges changes) implements WriteScope {
        @Override
        public void begin(Table table, Catalog catalog) {
            changes.wrote(table, catalog);
        }

        @Override
        public long maxPropagation() {
            return Long.MAX_VALUE;
        }

        @Override
        public void guard(SendGuard guard) {
            // What defines tables writes at once, or in a transaction of the store.
        }

        @Override
        public long[] writeOnce(List<Mutation> mutations) {
            return access.write(mutations, execution);
        }

        @Override
        public long[] write(List<Mutation> mutations) {
            return access.write(mutations, execution);
        }
    }
}
