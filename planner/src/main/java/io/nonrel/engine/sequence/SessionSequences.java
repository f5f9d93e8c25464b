package io.nonrel.engine.sequence;

import io.nonrel.exec.Sequences;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.Sequence;
import io.nonrel.spi.ErrorCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The sequences as one session sees them: it remembers the value that it got last of each. Thread-safe. */
public final class SessionSequences implements Sequences {

    private final StoredSequences stored;
    private final Supplier<Catalog> catalog;
    private final Map<String, Map<String, Long>> current = new HashMap<>();

    /** @param catalog gives the catalog now, where the definitions are */
    public SessionSequences(StoredSequences stored, Supplier<Catalog> catalog) {
        this.stored = stored;
        this.catalog = catalog;
    }

    @Override
    public long next(String schema, String sequence) {
        Optional<Sequence> definition = catalog.get()
                .object(schema, sequence)
                .filter(Sequence.class::isInstance)
                .map(Sequence.class::cast);
        if (definition.isEmpty()) {
            throw ErrorCode.UNDEFINED_OBJECT.error("There is no sequence %s.%s", schema, sequence);
        }
        long value = stored.next(definition.get());
        if (!definition.get().internal()) {
            synchronized (current) {
                current.computeIfAbsent(schema, s -> new HashMap<>()).put(sequence, value);
            }
        }
        return value;
    }

    @Override
    public long current(String schema, String sequence) {
        synchronized (current) {
            Long value = current.getOrDefault(schema, Map.of()).get(sequence);
            if (value == null) {
                throw ErrorCode.NO_ACTIVE_TRANSACTION.error(
                        "Sequence %s.%s has no current value in this session: ask for its next value first",
                        schema, sequence);
            }
            return value;
        }
    }
}
