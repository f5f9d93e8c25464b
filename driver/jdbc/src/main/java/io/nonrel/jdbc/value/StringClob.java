package io.nonrel.jdbc.value;

import io.nonrel.jdbc.error.SqlExceptions;
import io.nonrel.spi.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A CLOB or NCLOB whose text is all in memory. Positions count Java chars. Thread-safe. */
public final class StringClob implements NClob {

    private @Nullable String text;

    /** A CLOB of that text. */
    public StringClob(String text) {
        this.text = text;
    }

    @Override
    public synchronized long length() throws SQLException {
        return content().length();
    }

    @Override
    public synchronized String getSubString(long position, int length) throws SQLException {
        String content = content();
        int start = LobPosition.start(position, content.length());
        return content.substring(start, start + LobPosition.length(length, content.length() - start));
    }

    @Override
    public synchronized Reader getCharacterStream() throws SQLException {
        return new StringReader(content());
    }

    @Override
    public Reader getCharacterStream(long position, long length) throws SQLException {
        return new StringReader(getSubString(position, LobPosition.length(length, Integer.MAX_VALUE)));
    }

    @Override
    public synchronized InputStream getAsciiStream() throws SQLException {
        return new ByteArrayInputStream(content().getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public synchronized long position(String pattern, long from) throws SQLException {
        String content = content();
        if (pattern == null) {
            throw SqlExceptions.error(ErrorCode.INVALID_ARGUMENT, "The pattern is null");
        }
        int found = content.indexOf(pattern, LobPosition.start(from, content.length()));
        return found < 0 ? -1 : found + 1L;
    }

    @Override
    public long position(Clob pattern, long from) throws SQLException {
        if (pattern == null) {
            throw SqlExceptions.error(ErrorCode.INVALID_ARGUMENT, "The pattern is null");
        }
        return position(pattern.getSubString(1, (int) pattern.length()), from);
    }

    @Override
    public int setString(long position, String written) throws SQLException {
        return setString(position, written, 0, written == null ? 0 : written.length());
    }

    @Override
    public synchronized int setString(long position, String written, int offset, int length) throws SQLException {
        String content = content();
        int start = LobPosition.start(position, content.length());
        if (written == null || offset < 0 || length < 0 || length > written.length() - offset) {
            throw SqlExceptions.error(ErrorCode.INVALID_ARGUMENT, "The characters to write are outside of the text");
        }
        int end = Math.min(content.length(), start + length);
        text = content.substring(0, start) + written.substring(offset, offset + length) + content.substring(end);
        return length;
    }

    @Override
    public synchronized OutputStream setAsciiStream(long position) throws SQLException {
        LobPosition.start(position, content().length());
        return new ByteArrayOutputStream() {
            @Override
            public void close() {
                writeLater(position, toString(StandardCharsets.US_ASCII));
            }
        };
    }

    @Override
    public synchronized Writer setCharacterStream(long position) throws SQLException {
        LobPosition.start(position, content().length());
        return new StringWriter() {
            @Override
            public void close() {
                writeLater(position, toString());
            }
        };
    }

    @Override
    public synchronized void truncate(long length) throws SQLException {
        String content = content();
        text = content.substring(0, LobPosition.length(length, content.length()));
    }

    @Override
    public synchronized void free() {
        text = null;
    }

    private void writeLater(long position, String written) {
        try {
            setString(position, written);
        } catch (SQLException e) {
            throw new java.io.UncheckedIOException(new java.io.IOException(e));
        }
    }

    private String content() throws SQLException {
        String content = text;
        if (content == null) {
            throw LobPosition.freed();
        }
        return content;
    }
}
