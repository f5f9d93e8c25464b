package io.nonrel.exec.store;

import io.nonrel.exec.Execution;
import io.nonrel.exec.Operator;
import io.nonrel.exec.Scalar;
import io.nonrel.exec.operator.RowIndex;
import io.nonrel.spi.RowCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents by their keys: {@code WHERE id = ?} and {@code WHERE id IN (…)}. A key with NULL finds nothing, equal
 * keys find their document once.
 */
public final class KeyLookupOperator extends Operator {

    private static final @Nullable Object[] NO_ROW = {};

    private final String collection;
    private final Scalar[][] keys;
    private final int[] keyColumns;
    private final List<String> fields;
    private final String text;
    private final List<String> details;

    /**
     * @param keys at least one; each holds the values of the collection's key fields in their order and of their types
     * @param fields what each row holds
     * @param text the condition for EXPLAIN, for example {@code id = ?0}
     * @param details further lines for EXPLAIN
     */
    public KeyLookupOperator(
            String collection,
            List<? extends List<? extends Scalar>> keys,
            List<String> fields,
            String text,
            List<String> details) {
        this.collection = collection;
        this.keys = keys.stream().map(key -> key.toArray(new Scalar[0])).toArray(Scalar[][]::new);
        this.keyColumns = IntStream.range(0, this.keys[0].length).toArray();
        this.fields = List.copyOf(fields);
        this.text = text;
        this.details = List.copyOf(details);
    }

    @Override
    public String describe() {
        return "Look up " + collection + " where " + text + " fields " + fields;
    }

    @Override
    public List<String> details() {
        return details;
    }

    @Override
    protected RowCursor open(Execution execution) {
        List<@Nullable Object[]> found = keys.length == 1 ? single(execution) : distinct(execution);
        if (found.isEmpty()) {
            return RowCursor.EMPTY;
        }
        execution.budget().callStore();
        return execution.store().lookup(collection, found, fields, execution);
    }

    private List<@Nullable Object[]> single(Execution execution) {
        @Nullable Object[] key = evaluate(keys[0], execution);
        return key == null ? List.of() : List.<@Nullable Object[]>of(key);
    }

    private List<@Nullable Object[]> distinct(Execution execution) {
        RowIndex seen = new RowIndex(keyColumns);
        List<@Nullable Object[]> distinct = new ArrayList<>(keys.length);
        for (Scalar[] scalars : keys) {
            @Nullable Object[] key = evaluate(scalars, execution);
            int before = seen.size();
            if (key != null && seen.add(key) == before) {
                distinct.add(key);
            }
        }
        return distinct;
    }

    /** The key's values, null when one is NULL. */
    private static @Nullable Object @Nullable [] evaluate(Scalar[] scalars, Execution execution) {
        @Nullable Object[] key = new Object[scalars.length];
        for (int i = 0; i < key.length; i++) {
            key[i] = scalars[i].evaluate(NO_ROW, execution);
            if (key[i] == null) {
                return null;
            }
        }
        return key;
    }
}
