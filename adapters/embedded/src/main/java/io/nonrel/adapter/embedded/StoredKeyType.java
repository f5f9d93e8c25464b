package io.nonrel.adapter.embedded;

import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * How keys stand in a tree: one of several values is its array, one of a single value is that value, which saves an array
 * for each document and a step for each comparison. The order and the bytes are those of the arrays, see {@link KeyType}.
 */
final class StoredKeyType extends CheckedType<Object> {

    private final KeyType order;

    StoredKeyType(KeyType order) {
        this.order = order;
    }

    /** The order of the keys as arrays. */
    KeyType order() {
        return order;
    }

    /** A key as it stands in a tree. */
    static Object stored(@Nullable Object[] key) {
        Object only = key.length == 1 ? key[0] : null;
        return only == null ? key : only;
    }

    /** A key out of a tree as an array. */
    static @Nullable Object[] elements(Object stored) {
        return stored instanceof @Nullable Object[] key ? key : new Object[] {stored};
    }

    @Override
    public int compare(Object a, Object b) {
        if (a instanceof Object[] || b instanceof Object[]) {
            return order.compare(elements(a), elements(b));
        }
        return order.compareElement(0, a, b);
    }

    /** The search of {@link org.h2.mvstore.type.BasicDataType}, with whole numbers compared in place. */
    @Override
    public int binarySearch(Object key, Object storage, int size, int initialGuess) {
        if (!(key instanceof Long wanted) || order.isDescending(0)) {
            return super.binarySearch(key, storage, size, initialGuess);
        }
        Object[] keys = (Object[]) storage;
        long number = wanted;
        int low = 0;
        int high = size - 1;
        int at = initialGuess - 1;
        if (at < 0 || at > high) {
            at = high >>> 1;
        }
        while (low <= high) {
            int side = keys[at] instanceof Long other ? Long.compare(number, other) : compare(key, keys[at]);
            if (side > 0) {
                low = at + 1;
            } else if (side < 0) {
                high = at - 1;
            } else {
                return at;
            }
            at = (low + high) >>> 1;
        }
        return ~low;
    }

    @Override
    public int getMemory(Object stored) {
        return stored instanceof @Nullable Object[] key ? order.getMemory(key) : ValueCodec.memory(stored);
    }

    @Override
    public void write(WriteBuffer out, Object stored) {
        if (stored instanceof @Nullable Object[] key) {
            order.write(out, key);
        } else {
            out.putVarInt(1);
            ValueCodec.write(out, stored);
        }
    }

    @Override
    public Object read(ByteBuffer in) {
        return stored(order.read(in));
    }

    @Override
    public Object[] createStorage(int size) {
        return new Object[size];
    }
}
