package io.nonrel.spi;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much a kind of store takes in a write. Sizes are those of the values as the store's page on limits counts them, without
 * what it adds to each. Immutable.
 *
 * @param mutations in one commit
 * @param documentBytes of a document's names and values
 * @param indexedBytes of a string or binary value in an index or a key
 */
public record WriteRules(int mutations, long documentBytes, int indexedBytes) {

    /** No limits. */
    public static final WriteRules ANY = new WriteRules(Integer.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE);

    /**
     * Why such a store refuses a write of these fields, without the store's name; empty when it doesn't.
     *
     * @param indexed fields of the key and of indexes
     */
    public Optional<String> refusal(List<String> fields, @Nullable Object[] values, Set<String> indexed) {
        if (documentBytes == Long.MAX_VALUE) {
            return Optional.empty();
        }
        long size = 0;
        for (int i = 0; i < values.length; i++) {
            long ofValue = size(values[i]);
            size += length(fields.get(i)) + ofValue;
            boolean isText = values[i] instanceof String || values[i] instanceof byte[];
            if (isText && ofValue > indexedBytes && indexed.contains(fields.get(i))) {
                return Optional.of("takes at most " + indexedBytes + " bytes in the indexed field " + fields.get(i)
                        + ", not " + ofValue);
            }
        }
        return size <= documentBytes
                ? Optional.empty()
                : Optional.of("takes documents of at most " + documentBytes + " bytes, not " + size);
    }

    private static long size(@Nullable Object value) {
        if (value instanceof String s) {
            return length(s);
        }
        if (value instanceof byte[] b) {
            return b.length;
        }
        if (value instanceof List<?> list) {
            return list.stream().mapToLong(WriteRules::size).sum();
        }
        if (value == null || value instanceof Boolean) {
            return 1;
        }
        return value instanceof BigDecimal || value instanceof java.util.UUID ? 16 : 8;
    }

    private static long length(String s) {
        return s.getBytes(StandardCharsets.UTF_8).length;
    }
}
