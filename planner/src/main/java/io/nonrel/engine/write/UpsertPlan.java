package io.nonrel.engine.write;

import io.nonrel.exec.Execution;
import io.nonrel.exec.Scalar;
import io.nonrel.planner.ParameterDescriptor;
import io.nonrel.planner.Plan;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Store;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * INSERT with ON CONFLICT or ON DUPLICATE KEY, UPSERT and REPLACE: a row that is there already is left alone or updated.
 */
final class UpsertPlan extends WritePlan {

    private final InsertRows rows;
    private final List<Arbiter> arbiters;
    private final @Nullable ConflictUpdate update;
    private final Store store;

    /**
     * What becomes of a row that is there already.
     *
     * @param values new values of columns, over the existing row and the one that could not be inserted
     * @param where whether to update at all, null for always
     * @param strict whether a row may be touched only once in a statement
     */
    record ConflictUpdate(
            ColumnChange change,
            List<Scalar> values,
            @Nullable Scalar where,
            boolean strict,
            List<ParameterDescriptor> parameters) {}

    /** @param update null to leave existing rows alone */
    UpsertPlan(
            WriteTarget target,
            Plan source,
            InsertRows rows,
            List<Arbiter> arbiters,
            @Nullable ConflictUpdate update,
            Store store,
            RowExpressions.Compiled returning) {
        super(target, source, returning);
        this.rows = rows;
        this.arbiters = arbiters;
        this.update = update;
        this.store = store;
    }

    @Override
    public List<ParameterDescriptor> parameters() {
        return update == null ? super.parameters() : merge(super.parameters(), update.parameters);
    }

    @Override
    public boolean readsStore() {
        return true;
    }

    @Override
    public String describe() {
        return (update == null ? "Insert missing " : "Insert or update ") + table().schema() + "." + table().name();
    }

    @Override
    public WriteOutcome run(List<Execution> executions, WriteScope scope, int[] keyColumns) {
        Harvest harvest = harvest(keyColumns);
        MutationBuffer buffer = buffer(scope, executions.get(0), false);
        long[] counts = new long[executions.size()];
        List<Candidate> waiting = new ArrayList<>();
        for (int set = 0; set < counts.length; set++) {
            try {
                waiting.addAll(new Run(set, executions.get(set), buffer, harvest).candidates());
                // A source that reads the store has to see what the sets before have done.
                if (source().storeReads() > 0 || set == counts.length - 1 || waiting.size() >= MutationBuffer.CHUNK) {
                    writeAll(waiting, buffer, counts);
                    waiting.clear();
                }
            } catch (NonrelException e) {
                throw BatchPosition.mark(raced(e), set);
            }
        }
        try {
            buffer.finish();
        } catch (NonrelException e) {
            throw raced(e);
        }
        return harvest.outcome(counts);
    }

    /** A row that is to be inserted or to update another. */
    private record Candidate(Run run, @Nullable Object[] row) {}

    private void writeAll(List<Candidate> candidates, MutationBuffer buffer, long[] counts) {
        for (int from = 0; from < candidates.size(); from += MutationBuffer.CHUNK) {
            int to = Math.min(candidates.size(), from + MutationBuffer.CHUNK);
            writeChunk(candidates.subList(from, to), buffer, counts);
        }
        candidates.forEach(c -> c.run.execution.budget().release(1));
    }

    private void writeChunk(List<Candidate> candidates, MutationBuffer buffer, long[] counts) {
        // What earlier chunks wrote has to be found.
        buffer.flush();
        List<ExistingRows> existing = new ArrayList<>();
        List<@Nullable Object[]> rowsToFind =
                candidates.stream().map(Candidate::row).toList();
        for (Arbiter arbiter : arbiters) {
            existing.add(new ExistingRows(arbiter, arbiter.find(rowsToFind, store, candidates.get(0).run.execution)));
        }
        for (Candidate candidate : candidates) {
            int set = candidate.run.set;
            buffer.beginSet(set);
            try {
                counts[set] += candidate.run.write(candidate.row, existing) ? 1 : 0;
            } catch (NonrelException e) {
                throw BatchPosition.mark(raced(e), set);
            }
        }
    }

    /** The key was free when it was looked for: another transaction took it since, and a second try will find its row. */
    private NonrelException raced(NonrelException e) {
        boolean arbitrated = e.code() == ErrorCode.UNIQUE_VIOLATION
                && e.fact(MutationBuffer.UPDATING) == null
                && arbiters.stream().anyMatch(a -> a.name().equals(e.fact("constraint")));
        return arbitrated
                ? ErrorCode.WRITE_CONFLICT.error(
                        e, "Another transaction inserted a row with the same key at the same time; try again")
                : e;
    }

    /** One run with one set of parameters. */
    private final class Run {

        private final int set;
        private final Execution execution;
        private final MutationBuffer buffer;
        private final Harvest harvest;
        private final Set<RowKey> touched = new HashSet<>();
        private final Arbiter own = new ColumnArbiter("", table(), table().key());

        Run(int set, Execution execution, MutationBuffer buffer, Harvest harvest) {
            this.set = set;
            this.execution = execution;
            this.buffer = buffer;
            this.harvest = harvest;
        }

        /** The rows of the source, read to its end: it must not see what is written. */
        List<Candidate> candidates() {
            List<Candidate> candidates = new ArrayList<>();
            try (RowCursor cursor = source().open(execution)) {
                for (@Nullable Object[] row = cursor.next(); row != null; row = cursor.next()) {
                    execution.budget().hold(1);
                    candidates.add(new Candidate(this, rows.row(row, 0, execution)));
                }
            }
            return candidates;
        }

        private boolean write(@Nullable Object[] candidate, List<ExistingRows> existing) {
            for (ExistingRows rowsOfArbiter : existing) {
                @Nullable Object[] before = rowsOfArbiter.conflicting(candidate);
                if (before != null) {
                    return update != null && update(update, before, candidate, existing);
                }
            }
            buffer.add(rows.insert(candidate.clone()));
            harvest.inserted(candidate, execution);
            touch(candidate);
            existing.forEach(e -> e.replace(null, candidate));
            return true;
        }

        private boolean update(
                ConflictUpdate conflict,
                @Nullable Object[] before,
                @Nullable Object[] candidate,
                List<ExistingRows> existing) {
            @Nullable Object[] both = java.util.Arrays.copyOf(before, before.length + candidate.length);
            System.arraycopy(candidate, 0, both, before.length, candidate.length);
            if (conflict.where != null && !Boolean.TRUE.equals(conflict.where.evaluate(both, execution))) {
                return false;
            }
            if (!touch(before) && conflict.strict) {
                throw ErrorCode.CARDINALITY_VIOLATION.error(
                        "ON CONFLICT DO UPDATE meets a row of %s.%s a second time: two rows to be inserted have the same key",
                        table().schema(), table().name());
            }
            @Nullable Object[] values = new @Nullable Object[conflict.values.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = conflict.values.get(i).evaluate(both, execution);
            }
            @Nullable Object[] after = conflict.change.apply(before, values, 0, true, execution);
            conflict.change.write(before, after, buffer);
            harvest.inserted(after, execution);
            touch(after);
            existing.forEach(e -> e.replace(before, after));
            return true;
        }

        /** Remembers that the statement wrote a row; false when it did already. */
        private boolean touch(@Nullable Object[] row) {
            RowKey key = own.key(row);
            return key != null && touched.add(key);
        }
    }

    /** The rows that are there, by one constraint, as this statement has left them so far. */
    private record ExistingRows(Arbiter arbiter, java.util.Map<RowKey, @Nullable Object[]> byKey) {

        @Nullable
        Object @Nullable [] conflicting(@Nullable Object[] candidate) {
            RowKey key = arbiter.key(candidate);
            return key == null ? null : byKey.get(key);
        }

        void replace(@Nullable Object @Nullable [] before, @Nullable Object[] after) {
            RowKey old = before == null ? null : arbiter.key(before);
            if (old != null) {
                byKey.remove(old);
            }
            RowKey now = arbiter.key(after);
            if (now != null) {
                byKey.put(now, after);
            }
        }
    }
}
