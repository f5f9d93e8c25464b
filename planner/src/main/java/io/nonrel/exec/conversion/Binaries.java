package io.nonrel.exec.conversion;

import io.nonrel.spi.ErrorCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Binary values and UUIDs from text and to it. */
final class Binaries {

    private Binaries() {}

    /** The text that the bytes are in UTF-8. */
    static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw ErrorCode.INVALID_CAST.error(
                    e, "The binary value is no text in UTF-8; TO_HEX gives its hexadecimal digits");
        }
    }

    static byte[] ofUuid(UUID uuid) {
        return ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    static UUID uuid(byte[] bytes) {
        if (bytes.length != 16) {
            throw ErrorCode.INVALID_CAST.error("A UUID has 16 bytes, this binary value has %d", bytes.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    static UUID uuid(String text) {
        String stripped = text.strip();
        // The JDK also reads shortened groups, which are more likely a mistake.
        if (stripped.length() == 36) {
            try {
                return UUID.fromString(stripped);
            } catch (IllegalArgumentException e) {
                throw ErrorCode.INVALID_CAST.error(e, "'%s' is no UUID", text);
            }
        }
        throw ErrorCode.INVALID_CAST.error(
                "'%s' is no UUID; one is written like 123e4567-e89b-12d3-a456-426614174000", text);
    }
}
