package io.nonrel.engine.write;

import io.nonrel.exec.Execution;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NonrelException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes of a statement on their way to the store, sent a thousand at a time. A statement that needs no second call makes
 * the only one in the cheapest way.
 */
final class MutationBuffer {

    static final int CHUNK = 1_000;

    private final WriteTarget target;
    private final WriteScope scope;
    private final Execution execution;
    private final boolean inOneCall;
    private final List<Integer> sets = new ArrayList<>();
    private List<Mutation> mutations = new ArrayList<>();
    private boolean flushed;
    private int currentSet;

    /** @param inOneCall whether keys are exchanged between rows, so that only the state after all writes may be checked */
    MutationBuffer(WriteTarget target, WriteScope scope, Execution execution, boolean inOneCall) {
        this.target = target;
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
            send(false);
            flushed = true;
        }
    }

    /** Sends the rest. */
    void finish() {
        if (!mutations.isEmpty()) {
            send(!flushed);
        }
    }

    private void send(boolean once) {
        List<Mutation> sent = mutations;
        mutations = new ArrayList<>();
        try {
            target.write(sent, scope, once, execution);
        } catch (NonrelException e) {
            NonrelException translated = ConstraintViolations.translate(e, target.table());
            if (e.fact("position") instanceof Number position && position.intValue() < sets.size()) {
                translated.with("position", sets.get(position.intValue()));
            }
            throw translated;
        }
        sets.clear();
    }
}
