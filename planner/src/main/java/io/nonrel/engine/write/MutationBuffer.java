package io.nonrel.engine.write;

import io.nonrel.exec.Execution;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NonrelException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes of a statement on their way to the store, sent a thousand at a time. A statement that needs no second call makes
 * the only one in the cheapest way.
 */
final class MutationBuffer {

    static final int CHUNK = 1_000;

    /** The fact of an error that the row that is wrong was there already. */
    static final String UPDATING = "updating";

    private final WriteTarget target;
    private final WriteScope scope;
    private final Execution execution;
    private final boolean inOneCall;
    private final ReferentialActions actions;
    private final boolean isOwn;
    private final int chunk;
    private final List<Integer> sets = new ArrayList<>();
    private List<Mutation> mutations = new ArrayList<>();
    private boolean flushed;
    private int currentSet;

    /** @param inOneCall whether keys are exchanged between rows, so that only the state after all writes may be checked */
    MutationBuffer(WriteTarget target, WriteScope scope, Execution execution, boolean inOneCall) {
        this(target, scope, execution, inOneCall, null);
    }

    /** @param actions those of the statement that these writes follow from; null when they are its own */
    MutationBuffer(
            WriteTarget target,
            WriteScope scope,
            Execution execution,
            boolean inOneCall,
            @Nullable ReferentialActions actions) {
        this.target = target;
        this.scope = scope;
        this.execution = execution;
        this.inOneCall = inOneCall || target.guard().isWithin();
        this.isOwn = actions == null;
        this.chunk = Math.min(CHUNK, target.mutationsPerCall());
        this.actions = actions == null ? new ReferentialActions() : actions;
    }

    /** Says which set of parameters of a batch the next writes belong to. */
    void beginSet(int set) {
        currentSet = set;
    }

    void add(Mutation mutation) {
        if (inOneCall) {
            execution.budget().hold(1);
        } else if (mutations.size() >= chunk) {
            send(false);
            flushed = true;
        }
        mutations.add(mutation);
        sets.add(currentSet);
    }

    /** Sends what is there, so that the store knows it. */
    void flush() {
        if (!mutations.isEmpty()) {
            send(false);
            flushed = true;
        }
        follow();
    }

    /** Sends the rest. */
    void finish() {
        if (!mutations.isEmpty()) {
            send(isOwn && !flushed && target.guard().referring().isEmpty());
        }
        follow();
    }

    /** Lets rows of other tables follow; those that follow from them do so in their turn. */
    private void follow() {
        if (isOwn) {
            actions.finish(scope, execution);
        }
    }

    private void send(boolean once) {
        List<Mutation> sent = mutations;
        mutations = new ArrayList<>();
        try {
            target.write(sent, scope, once, execution, actions);
        } catch (NonrelException e) {
            NonrelException translated = ConstraintViolations.translate(e, target.table());
            if (e.fact("position") instanceof Number position && position.intValue() < sets.size()) {
                translated.with("position", sets.get(position.intValue()));
                if (!(sent.get(position.intValue()) instanceof Mutation.Insert)) {
                    translated.with(UPDATING, true);
                }
            }
            throw translated;
        }
        sets.clear();
    }
}
