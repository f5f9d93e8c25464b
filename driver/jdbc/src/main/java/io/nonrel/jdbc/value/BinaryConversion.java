package io.nonrel.jdbc.value;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** From run-time values to bytes and UUIDs. The argument is never null. */
public final class BinaryConversion {

    private static final int UUID_BYTES = 16;

    private BinaryConversion() {}

    /** The bytes: of a text in UTF-8, of a UUID its 16. May be the value itself; the caller copies what it gives away. */
    public static byte[] toBytes(Object value) {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        if (value instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        if (value instanceof UUID uuid) {
            return ByteBuffer.allocate(UUID_BYTES)
                    .putLong(uuid.getMostSignificantBits())
                    .putLong(uuid.getLeastSignificantBits())
                    .array();
        }
        throw Conversions.impossible(value, "bytes");
    }

    /** The UUID, of its text or 16 bytes too. */
    public static UUID toUuid(Object value) {
        if (value instanceof UUID uuid) {
            return uuid;
        }
        if (value instanceof String text) {
            try {
                return UUID.fromString(text.trim());
            } catch (IllegalArgumentException e) {
                throw Conversions.unreadable(e, "UUID");
            }
        }
        if (value instanceof byte[] bytes && bytes.length == UUID_BYTES) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return new UUID(buffer.getLong(), buffer.getLong());
        }
        throw Conversions.impossible(value, "a UUID");
    }
}
