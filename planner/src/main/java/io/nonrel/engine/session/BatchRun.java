package io.nonrel.engine.session;

import io.nonrel.engine.BatchResult;
import io.nonrel.engine.ExecuteOptions;
import io.nonrel.engine.SessionSettings;
import io.nonrel.engine.statement.Compiled;
import io.nonrel.engine.write.WritePlan;
import io.nonrel.exec.Environment;
import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Notice;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One run of a statement with many sets of parameters. Sets that were compiled to one plan are written together. Used under
 * the session's lock.
 */
final class BatchRun {

    private final OpenSession session;
    private final StatementText text;
    private final ExecuteOptions options;
    private final StatementRun run;

    BatchRun(OpenSession session, StatementText text, ExecuteOptions options, Environment environment, long planned) {
        this.session = session;
        this.text = text;
        this.options = options;
        this.run = new StatementRun(session, text, options, environment, planned);
    }

    BatchResult run(List<SessionStatement.Bound> sets) {
        if (sets.isEmpty()) {
            return new BatchResult(new long[0], List.of(), List.of(), List.of());
        }
        List<List<SessionStatement.Bound>> groups = groups(sets);
        TransactionScope transactions = session.transactions();
        CommitSlices slices = CommitSlices.of(session, sets.size());
        if (slices.isNeeded()) {
            run.refuse(List.of(CommitSlices.SEVERAL_COMMITS));
            return slices.run(groups, slice -> runAll(List.of(slice), slice.size()), session.settings());
        }
        if (groups.size() == 1 || transactions.isOpenEnded()) {
            return runAll(groups, sets.size());
        }
        // Several plans, one transaction.
        transactions.begin(null, null);
        try {
            BatchResult result = runAll(groups, sets.size());
            transactions.commit();
            return result;
        } catch (RuntimeException | Error e) {
            transactions.rollback();
            throw e;
        }
    }

    private static List<List<SessionStatement.Bound>> groups(List<SessionStatement.Bound> sets) {
        List<List<SessionStatement.Bound>> groups = new ArrayList<>();
        Compiled last = null;
        for (SessionStatement.Bound set : sets) {
            if (set.compiled() != last) {
                groups.add(new ArrayList<>());
                last = set.compiled();
            }
            groups.get(groups.size() - 1).add(set);
        }
        return groups;
    }

    private BatchResult runAll(List<List<SessionStatement.Bound>> groups, int size) {
        long[] counts = new long[size];
        List<ColumnDescriptor> keyColumns = List.of();
        List<@Nullable Object[]> keys = new ArrayList<>();
        Set<Notice> notices = new LinkedHashSet<>();
        boolean guarded = groups.size() > 1 && session.transactions().hasSavepoints();
        long savepoint = guarded ? session.transactions().savepoint(null) : 0;
        int start = 0;
        for (List<SessionStatement.Bound> group : groups) {
            try {
                Compiled compiled = group.get(0).compiled();
                run.refuse(compiled.emulations());
                WriteRun.Done done = new WriteRun(session, run)
                        .run(
                                plan(compiled),
                                group.stream()
                                        .map(SessionStatement.Bound::values)
                                        .toList(),
                                options.generatedKeys());
                System.arraycopy(done.outcome().counts(), 0, counts, start, group.size());
                keyColumns = done.keyColumns();
                keys.addAll(done.outcome().keys());
                notices.addAll(done.notices());
            } catch (PlanOutdatedException e) {
                if (guarded) {
                    session.transactions().rollbackTo(savepoint);
                } else if (start > 0) {
                    throw ErrorCode.WRITE_CONFLICT.error("The catalog changed while a batch ran; try it again");
                }
                throw e;
            } catch (NonrelException e) {
                if (guarded) {
                    session.transactions().rollbackTo(savepoint);
                }
                int position = e.fact("position") instanceof Number n ? n.intValue() : 0;
                throw e.with("position", start + position);
            }
            start += group.size();
        }
        if (guarded) {
            session.transactions().release(savepoint);
        }
        List<Notice> all = List.copyOf(notices);
        session.open().log(text, all);
        SessionSettings settings = session.settings();
        return new BatchResult(counts, keyColumns, keys, settings.quiet() ? List.of() : all);
    }

    private static WritePlan plan(Compiled compiled) {
        if (compiled instanceof Compiled.OfWrite write) {
            return write.plan();
        }
        throw ErrorCode.NO_RESULT.error("A batch is for statements that change rows, and this one does not");
    }
}
