package io.nonrel.jdbc.value;

import io.nonrel.jdbc.error.SqlExceptions;
import io.nonrel.spi.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/** Reads the streams that callers bind, at once. The stream is left open: it is the caller's. */
public final class Streams {

    /** In place of a length. */
    public static final long TO_THE_END = -1;

    private Streams() {}

    /**
     * Reads bytes.
     *
     * @param length how many, or {@link #TO_THE_END}
     */
    public static byte[] bytes(InputStream stream, long length) throws SQLException {
        int wanted = checked(length);
        try {
            byte[] bytes = length == TO_THE_END ? stream.readAllBytes() : stream.readNBytes(wanted);
            complete(bytes.length, length);
            return bytes;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Reads bytes as ASCII characters. */
    public static String ascii(InputStream stream, long length) throws SQLException {
        return new String(bytes(stream, length), StandardCharsets.US_ASCII);
    }

    /**
     * Reads characters.
     *
     * @param length how many, or {@link #TO_THE_END}
     */
    public static String text(Reader reader, long length) throws SQLException {
        int wanted = checked(length);
        try {
            if (length == TO_THE_END) {
                StringWriter all = new StringWriter();
                reader.transferTo(all);
                return all.toString();
            }
            StringBuilder text = new StringBuilder(Math.min(wanted, 1 << 16));
            char[] buffer = new char[Math.max(1, Math.min(wanted, 1 << 13))];
            while (text.length() < wanted) {
                int read = reader.read(buffer, 0, Math.min(buffer.length, wanted - text.length()));
                if (read < 0) {
                    break;
                }
                text.append(buffer, 0, read);
            }
            complete(text.length(), length);
            return text.toString();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static int checked(long length) throws SQLException {
        if (length < TO_THE_END || length > Integer.MAX_VALUE) {
            throw SqlExceptions.error(
                    ErrorCode.INVALID_ARGUMENT, "The length %d of the stream is outside 0 to 2147483647", length);
        }
        return (int) length;
    }

    private static void complete(int read, long length) throws SQLException {
        if (length != TO_THE_END && read < length) {
            throw SqlExceptions.error(ErrorCode.INVALID_ARGUMENT, "The stream ended after %d of %d", read, length);
        }
    }

    private static SQLException unreadable(IOException e) {
        return SqlExceptions.of(ErrorCode.INVALID_ARGUMENT.error(e, "The stream can't be read: %s", e.getMessage()));
    }
}
