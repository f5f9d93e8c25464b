package io.nonrel.exec.store;

import io.nonrel.exec.Execution;
import io.nonrel.exec.Operator;
import io.nonrel.exec.TransientTable;
import io.nonrel.exec.operator.RowIndex;
import io.nonrel.spi.RowCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads documents by the keys that a look-up join asks for, all in one call. */
public final class KeyedLookupOperator extends Operator {

    private final String collection;
    private final TransientTable keys;
    private final int[] positions;
    private final List<String> fields;

    /** Whether the join's keys are the collection's as they stand. */
    private final boolean asGiven;

    /**
     * @param keys where the join leaves its keys, each once
     * @param positions for each key field of the collection, in their order, the column of {@code keys} with its value
     * @param width number of columns of {@code keys}
     * @param fields what each row holds
     */
    public KeyedLookupOperator(
            String collection, TransientTable keys, List<Integer> positions, int width, List<String> fields) {
        this.collection = collection;
        this.keys = keys;
        this.positions = positions.stream().mapToInt(Integer::intValue).toArray();
        this.fields = List.copyOf(fields);
        this.asGiven = positions.equals(IntStream.range(0, width).boxed().toList());
    }

    @Override
    public String describe() {
        return "Look up " + collection + " by key fields " + fields;
    }

    @Override
    protected RowCursor open(Execution execution) {
        List<@Nullable Object[]> wanted = asGiven ? execution.transientRows(keys) : distinct(execution);
        if (wanted.isEmpty()) {
            return RowCursor.EMPTY;
        }
        execution.budget().callStore();
        return execution.store().lookup(collection, wanted, fields, execution);
    }

    private List<@Nullable Object[]> distinct(Execution execution) {
        RowIndex seen = new RowIndex(IntStream.range(0, positions.length).toArray());
        List<@Nullable Object[]> distinct = new ArrayList<>();
        for (@Nullable Object[] given : execution.transientRows(keys)) {
            @Nullable Object[] key = new Object[positions.length];
            boolean complete = true;
            for (int i = 0; i < key.length; i++) {
                key[i] = given[positions[i]];
                complete &= key[i] != null;
            }
            int before = seen.size();
            if (complete && seen.add(key) == before) {
                distinct.add(key);
            }
        }
        return distinct;
    }
}
