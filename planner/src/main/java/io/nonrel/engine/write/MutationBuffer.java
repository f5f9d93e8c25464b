package io.nonrel.engine.write;

import io.nonrel.engine.catalog.RowChanges;
import io.nonrel.engine.copy.Copies;
import io.nonrel.exec.Emulation;
import io.nonrel.exec.Execution;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.NoticeCode;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes of a statement on their way to the store, sent a thousand at a time. A statement that needs no second call makes
 * the only one in the cheapest way.
 */
final class MutationBuffer {

    static final int CHUNK = 1_000;

    private final Table table;
    private final Maintenance maintenance;
    private final Copies copies;
    private final WriteScope scope;
    private final Execution execution;
    private final boolean inOneCall;
    private final List<Integer> sets = new ArrayList<>();
    private List<Mutation> mutations = new ArrayList<>();
    private boolean flushed;
    private int currentSet;

    /** @param inOneCall whether keys are exchanged between rows, so that only the state after all writes may be checked */
    MutationBuffer(
            Table table,
            Maintenance maintenance,
            Copies copies,
            WriteScope scope,
            Execution execution,
            boolean inOneCall) {
        this.table = table;
        this.maintenance = maintenance;
        this.copies = copies;
        this.scope = scope;
        this.execution = execution;
        this.inOneCall = inOneCall;
    }

    /** Says which set of parameters of a batch the next writes belong to. */
    void beginSet(int set) {
        currentSet = set;
    }

    void add(Mutation mutation) {
        mutations.add(mutation);
        sets.add(currentSet);
        if (inOneCall) {
            execution.budget().hold(1);
        } else if (mutations.size() == CHUNK) {
            flush();
        }
    }

    /** Sends what is there, so that the store knows it. */
    void flush() {
        if (!mutations.isEmpty()) {
            send(true);
            flushed = true;
        }
    }

    /** Sends the rest. */
    void finish() {
        if (!mutations.isEmpty()) {
            send(flushed);
        }
    }

    private void noteLeft() {
        for (RowChanges.LeftForLater left : scope.changes().later()) {
            execution
                    .notices()
                    .emulate(
                            new Emulation(
                                    NoticeCode.STALE_DENORMALIZED,
                                    "index " + left.index().name() + " of "
                                            + left.table().name() + " copies " + table.name()
                                            + " to more than " + scope.maxPropagation()
                                            + " rows: a job brings them up to date, until then it is not used",
                                    left.table().name(),
                                    null),
                            -1,
                            -1);
        }
    }

    private void send(boolean one) {
        List<Mutation> sent = maintenance.apply(mutations, execution.notices());
        mutations = new ArrayList<>();
        execution.checkCancelled();
        execution.budget().callStore();
        try {
            if (!copies.isIdle()) {
                copies.write(sent, scope, execution);
                noteLeft();
            } else if (one) {
                scope.write(sent);
            } else {
                scope.writeOnce(sent);
            }
        } catch (NonrelException e) {
            NonrelException translated = ConstraintViolations.translate(e, table);
            if (e.fact("position") instanceof Number position && position.intValue() < sets.size()) {
                translated.with("position", sets.get(position.intValue()));
            }
            throw translated;
        }
        sets.clear();
    }
}
