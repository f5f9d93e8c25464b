package io.nonrel.jdbc.value;

import io.nonrel.jdbc.error.SqlExceptions;
import io.nonrel.spi.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Blob;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A BLOB whose bytes are all in memory. Thread-safe. */
public final class BytesBlob implements Blob {

    private byte @Nullable [] bytes;

    /** Copies nothing until it is written to. */
    public BytesBlob(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public synchronized long length() throws SQLException {
        return content().length;
    }

    @Override
    public synchronized byte[] getBytes(long position, int length) throws SQLException {
        byte[] content = content();
        int start = LobPosition.start(position, content.length);
        return Arrays.copyOfRange(content, start, start + LobPosition.length(length, content.length - start));
    }

    @Override
    public synchronized InputStream getBinaryStream() throws SQLException {
        return new ByteArrayInputStream(content());
    }

    @Override
    public synchronized InputStream getBinaryStream(long position, long length) throws SQLException {
        byte[] content = content();
        int start = LobPosition.start(position, content.length);
        return new ByteArrayInputStream(content, start, LobPosition.length(length, content.length - start));
    }

    @Override
    public synchronized long position(byte[] pattern, long from) throws SQLException {
        byte[] content = content();
        if (pattern == null) {
            throw SqlExceptions.error(ErrorCode.INVALID_ARGUMENT, "The pattern is null");
        }
        for (int i = LobPosition.start(from, content.length); i <= content.length - pattern.length; i++) {
            if (Arrays.equals(content, i, i + pattern.length, pattern, 0, pattern.length)) {
                return i + 1L;
            }
        }
        return -1;
    }

    @Override
    public long position(Blob pattern, long from) throws SQLException {
        if (pattern == null) {
            throw SqlExceptions.error(ErrorCode.INVALID_ARGUMENT, "The pattern is null");
        }
        return position(pattern.getBytes(1, (int) pattern.length()), from);
    }

    @Override
    public int setBytes(long position, byte[] written) throws SQLException {
        return setBytes(position, written, 0, written == null ? 0 : written.length);
    }

    @Override
    public synchronized int setBytes(long position, byte[] written, int offset, int length) throws SQLException {
        byte[] content = content();
        int start = LobPosition.start(position, content.length);
        if (written == null || offset < 0 || length < 0 || length > written.length - offset) {
            throw SqlExceptions.error(ErrorCode.INVALID_ARGUMENT, "The bytes to write are outside of the array");
        }
        byte[] changed = Arrays.copyOf(content, Math.max(content.length, start + length));
        System.arraycopy(written, offset, changed, start, length);
        bytes = changed;
        return length;
    }

    @Override
    public synchronized OutputStream setBinaryStream(long position) throws SQLException {
        LobPosition.start(position, content().length);
        return new ByteArrayOutputStream() {
            @Override
            public void close() {
                byte[] written = toByteArray();
                try {
                    setBytes(position, written);
                } catch (SQLException e) {
                    throw new java.io.UncheckedIOException(new java.io.IOException(e));
                }
            }
        };
    }

    @Override
    public synchronized void truncate(long length) throws SQLException {
        byte[] content = content();
        bytes = Arrays.copyOf(content, LobPosition.length(length, content.length));
    }

    @Override
    public synchronized void free() {
        bytes = null;
    }

    private byte[] content() throws SQLException {
        byte[] content = bytes;
        if (content == null) {
            throw LobPosition.freed();
        }
        return content;
    }
}
