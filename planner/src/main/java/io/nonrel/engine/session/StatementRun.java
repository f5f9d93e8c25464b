package io.nonrel.engine.session;

import io.nonrel.engine.ExecuteOptions;
import io.nonrel.engine.Result;
import io.nonrel.engine.SessionSettings;
import io.nonrel.engine.statement.Compiled;
import io.nonrel.engine.write.WriteOutcome;
import io.nonrel.exec.Budget;
import io.nonrel.exec.Emulation;
import io.nonrel.exec.Environment;
import io.nonrel.exec.Execution;
import io.nonrel.exec.Notices;
import io.nonrel.planner.Plan;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Notice;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.StoreAccess;
import io.nonrel.spi.Transaction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of a statement. Used under the session's lock. */
final class StatementRun {

    private final OpenSession session;
    private final OpenDatabase database;
    private final TransactionScope transactions;
    private final SessionSettings settings;
    private final StatementText text;
    private final ExecuteOptions options;
    private final Environment environment;
    private final long planned;
    private List<@Nullable Object> literals = List.of();

    /** @param planned version of the catalog that the statement was planned with */
    StatementRun(
            OpenSession session, StatementText text, ExecuteOptions options, Environment environment, long planned) {
        this.session = session;
        this.database = session.open();
        this.transactions = session.transactions();
        this.settings = session.settings();
        this.text = text;
        this.options = options;
        this.environment = environment;
        this.planned = planned;
    }

    Result run(SessionStatement.Bound bound) {
        Compiled compiled = bound.compiled();
        literals = bound.literals();
        refuse(compiled.emulations());
        if (compiled instanceof Compiled.OfQuery query) {
            return query(query, bound.values());
        }
        if (compiled instanceof Compiled.OfWrite write) {
            return write(write, bound.values());
        }
        if (compiled instanceof Compiled.OfExplain explain) {
            return explain(explain, bound.values());
        }
        return new CommandRun(session, options, environment).run((Compiled.OfCommand) compiled);
    }

    /** The strict list: an emulation that is an error, before the store is asked. */
    void refuse(List<Emulation> emulations) {
        if (settings.refused().isEmpty()) {
            return;
        }
        for (Emulation emulation : emulations) {
            if (settings.refused().contains(emulation.code())) {
                throw Notices.refusal(emulation.naming(literals));
            }
        }
    }

    Execution execution(StoreAccess store, @Nullable Object[] parameters, Budget budget, boolean analyze) {
        int fetchSize = options.fetchSize() > 0 ? options.fetchSize() : settings.fetchSize();
        Execution execution =
                new Execution(store, parameters, environment, budget, options.cancellation(), fetchSize, analyze);
        execution.notices().refuse(settings.refused());
        execution.notices().nameLiterals(literals);
        return execution;
    }

    Budget budget() {
        return new Budget(settings.limits());
    }

    private Result query(Compiled.OfQuery query, @Nullable Object[] values) {
        Execution[] execution = new Execution[1];
        return open(query, values, false, execution);
    }

    private RowResult open(Compiled.OfQuery query, @Nullable Object[] values, boolean analyze, Execution[] execution) {
        Plan plan = query.plan();
        boolean openEnded = transactions.isOpenEnded();
        Transaction snapshot = null;
        Transaction shared = null;
        if (openEnded) {
            shared = plan.storeReads() > 0 ? transactions.current() : null;
        } else if (plan.storeReads() > 1 || plan.usesDerivedIndexes()) {
            snapshot = transactions.beginSnapshot();
        }
        StoreAccess store = shared != null ? shared : snapshot != null ? snapshot : database.store();
        try {
            checkCurrent(plan);
        } catch (PlanOutdatedException e) {
            if (snapshot != null) {
                snapshot.close();
            }
            throw e;
        }
        execution[0] = execution(store, values, budget(), analyze);
        execution[0].allow(new NativeWriteRun(session)::run);
        RowLocking locking = new RowLocking(query, database.capabilities(), shared);
        locking.announce(execution[0]);
        try {
            RowCursor cursor = locking.protecting(plan.open(execution[0]), execution[0], options.maxRows());
            Transaction held = snapshot;
            RowResult result = new RowResult(
                    execution[0],
                    query.columns(),
                    cursor,
                    shared == null ? null : session.lock(),
                    options.maxRows(),
                    settings.quiet(),
                    r -> ended(r, held));
            session.opened(result);
            if (shared != null) {
                transactions.opened(result);
            }
            return result;
        } catch (RuntimeException | Error e) {
            if (snapshot != null) {
                snapshot.close();
            }
            throw e;
        }
    }

    /**
     * Called when the state of the store is fixed that a plan reads: an index that is dropped loses its fields after the
     * catalog has changed, so with the same catalog they are still there.
     */
    void checkCurrent(Plan plan) {
        if (plan.usesDerivedIndexes() && session.catalog().version() != planned) {
            throw new PlanOutdatedException();
        }
    }

    private void ended(RowResult result, @Nullable Transaction snapshot) {
        if (snapshot != null) {
            snapshot.close();
        }
        session.closed(result);
        transactions.closed(result);
        log(result.execution().notices().list());
    }

    private void log(List<Notice> notices) {
        database.log(text, notices);
    }

    private Result write(Compiled.OfWrite write, @Nullable Object[] values) {
        WriteRun run = new WriteRun(session, this);
        WriteRun.Done done = run.run(write.plan(), List.<@Nullable Object[]>of(values), options.generatedKeys());
        log(done.notices());
        return result(write, done);
    }

    private Result result(Compiled.OfWrite write, WriteRun.Done done) {
        List<Notice> notices = settings.quiet() ? List.of() : done.notices();
        WriteOutcome outcome = done.outcome();
        if (write.plan().returningColumns().isEmpty()) {
            return new CountResult(outcome.count(), done.keyColumns(), outcome.keys(), notices);
        }
        List<@Nullable Object[]> rows = outcome.returned();
        if (options.maxRows() > 0 && rows.size() > options.maxRows()) {
            rows = rows.subList(0, (int) options.maxRows());
        }
        return new ListResult(write.plan().returningColumns(), rows, notices);
    }

    private Result explain(Compiled.OfExplain explain, @Nullable Object[] values) {
        Compiled target = explain.target();
        List<String> lines = new ArrayList<>();
        if (target instanceof Compiled.OfQuery query) {
            lines.addAll(
                    explain.analyze() ? analyze(query, values) : query.plan().explain());
        } else if (target instanceof Compiled.OfWrite write) {
            lines.add(write.plan().describe());
            if (explain.analyze()) {
                WriteRun run = new WriteRun(session, this).analyzed();
                WriteRun.Done done =
                        run.run(write.plan(), List.<@Nullable Object[]>of(values), options.generatedKeys());
                lines.set(0, lines.get(0) + " (" + done.outcome().count() + " rows)");
                write.plan().source().explain(done.execution()).forEach(l -> lines.add("  " + l));
            } else {
                write.plan().source().explain().forEach(l -> lines.add("  " + l));
            }
            write.plan().constraints().forEach(l -> lines.add("  " + l));
        } else if (target instanceof Compiled.OfDeferred) {
            lines.add("Planned when values are bound: the types of ?0 to ?"
                    + (target.parameters().size() - 1) + " can't be told from their use");
        } else {
            throw ErrorCode.INVALID_STATEMENT.error("EXPLAIN is for queries and statements that change rows");
        }
        List<@Nullable Object[]> rows = new ArrayList<>();
        lines.forEach(l -> rows.add(new @Nullable Object[] {l}));
        return new ListResult(explain.columns(), rows, List.of());
    }

    private List<String> analyze(Compiled.OfQuery query, @Nullable Object[] values) {
        Execution[] execution = new Execution[1];
        RowResult result = open(query, values, true, execution);
        try {
            RowCursor rows = result.rows();
            while (rows.next() != null) {
                execution[0].checkCancelled();
            }
        } finally {
            result.close();
        }
        return query.plan().explain(execution[0]);
    }
}
