package io.nonrel.engine.session;

import io.nonrel.engine.ExecuteOptions.GeneratedKeys;
import io.nonrel.engine.write.BatchReads;
import io.nonrel.engine.write.WriteOutcome;
import io.nonrel.engine.write.WritePlan;
import io.nonrel.exec.Budget;
import io.nonrel.exec.Execution;
import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Notice;
import io.nonrel.spi.Store;
import io.nonrel.spi.StoreAccess;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of a statement that changes rows, with one or many sets of parameters. In autocommit a conflict with another
 * transaction is tried again a few times: nobody has seen anything of the first attempt.
 */
final class WriteRun {

    private static final int ATTEMPTS = 12;

    /** After so many the statement goes before jobs. */
    private static final int PATIENT_ATTEMPTS = 4;

    private final OpenSession session;
    private final StatementRun run;
    private boolean analyze;

    WriteRun(OpenSession session, StatementRun run) {
        this.session = session;
        this.run = run;
    }

    /** Counts what each operator does. */
    WriteRun analyzed() {
        analyze = true;
        return this;
    }

    /**
     * What was done.
     *
     * @param execution the one of the first set of parameters
     */
    record Done(WriteOutcome outcome, List<ColumnDescriptor> keyColumns, List<Notice> notices, Execution execution) {}

    Done run(WritePlan plan, List<@Nullable Object[]> parameterSets, GeneratedKeys wanted) {
        TransactionScope transactions = session.transactions();
        transactions.checkWritable(
                "A change of " + plan.table().schema() + "." + plan.table().name());
        int[] keys = KeyColumns.positions(plan, wanted);
        TakenKeys taken = new TakenKeys(session, plan);
        Supplier<Done> work = () -> attempt(plan, parameterSets, keys, transactions);
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt <= PATIENT_ATTEMPTS
                        ? work.get()
                        : session.open().catalog().precedence().first(work);
            } catch (NonrelException e) {
                if (taken.passBy(e)) {
                    attempt--;
                    continue;
                }
                if (e.code() != ErrorCode.WRITE_CONFLICT || transactions.isOpenEnded() || attempt == ATTEMPTS) {
                    throw e;
                }
                LockSupport.parkNanos(
                        ThreadLocalRandom.current().nextLong(100_000L, 1_000_000L << Math.min(attempt, 5)));
            }
        }
    }

    private Done attempt(
            WritePlan plan, List<@Nullable Object[]> parameterSets, int[] keys, TransactionScope transactions) {
        Store store = session.open().store();
        Budget budget = run.budget();
        Execution reporting = run.execution(store, new @Nullable Object[0], budget, false);
        try (StatementWrites writes = new StatementWrites(
                session.open(), transactions, reporting, reporting.notices(), maxPropagation(plan))) {
            StoreAccess access = plan.readsStore() ? writes.access() : store;
            run.checkCurrent(plan.source());
            StoreAccess reads = batchReads(plan, access, parameterSets, reporting);
            List<Execution> executions = new ArrayList<>(parameterSets.size());
            for (@Nullable Object[] parameters : parameterSets) {
                executions.add(run.execution(reads, parameters, budget, analyze));
            }
            try {
                WriteOutcome outcome = plan.run(executions, writes, keys);
                writes.complete();
                return new Done(
                        outcome, KeyColumns.describe(plan, keys), notices(executions, reporting), executions.get(0));
            } catch (NonrelException e) {
                writes.undo();
                throw e;
            }
        }
    }

    /** Where the sets of a batch read: what each looks up by key is looked up for all of them at once. */
    private StoreAccess batchReads(
            WritePlan plan, StoreAccess access, List<@Nullable Object[]> parameterSets, Execution reporting) {
        List<Function<StoreAccess, Execution>> probes = new ArrayList<>();
        for (@Nullable Object[] parameters : parameterSets) {
            probes.add(recorder -> run.execution(recorder, parameters, run.budget(), false));
        }
        try {
            return BatchReads.of(plan, access, probes, reporting)
                    .map(StoreAccess.class::cast)
                    .orElse(access);
        } catch (NonrelException e) {
            reporting.checkCancelled();
            // The set that it belongs to fails again, by its own number.
            return access;
        }
    }

    /** A statement that reads copies again after it wrote must find them right. */
    private long maxPropagation(WritePlan plan) {
        long most = session.settings().maxPropagation();
        // What is propagated goes into the commit of what caused it.
        long fitting = session.open().store().mutationsPerCommit() / 2;
        return plan.source().usesDerivedIndexes()
                ? Long.MAX_VALUE
                : Math.min(most == 0 ? Long.MAX_VALUE : most, fitting);
    }

    private static List<Notice> notices(List<Execution> executions, Execution reporting) {
        List<Notice> own = reporting.notices().list();
        if (executions.size() == 1) {
            List<Notice> first = executions.get(0).notices().list();
            if (own.isEmpty() || first.isEmpty()) {
                return own.isEmpty() ? first : own;
            }
        }
        Set<Notice> all = new LinkedHashSet<>(own);
        executions.forEach(e -> all.addAll(e.notices().list()));
        return List.copyOf(all);
    }
}
