package io.nonrel.adapter.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;

/**
 * A file that stays open when a thread is interrupted in it. A {@link java.nio.channels.FileChannel} would close, and
 * the whole database with it, because one user cancelled one statement. Thread-safe.
 */
final class SteadyFile extends FileBaseDefault {

    private final RandomAccessFile file;

    SteadyFile(RandomAccessFile file) {
        this.file = file;
    }

    @Override
    public synchronized long size() throws IOException {
        return file.length();
    }

    @Override
    public synchronized int read(ByteBuffer target, long position) throws IOException {
        byte[] bytes = target.hasArray() ? target.array() : new byte[target.remaining()];
        int offset = target.hasArray() ? target.arrayOffset() + target.position() : 0;
        file.seek(position);
        int count = file.read(bytes, offset, target.remaining());
        if (count > 0) {
            if (target.hasArray()) {
                target.position(target.position() + count);
            } else {
                target.put(bytes, 0, count);
            }
        }
        return count;
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
        int count = source.remaining();
        byte[] bytes;
        int offset;
        if (source.hasArray()) {
            bytes = source.array();
            offset = source.arrayOffset() + source.position();
        } else {
            bytes = new byte[count];
            source.duplicate().get(bytes);
            offset = 0;
        }
        file.seek(position);
        file.write(bytes, offset, count);
        source.position(source.limit());
        return count;
    }

    @Override
    protected synchronized void implTruncate(long size) throws IOException {
        file.setLength(size);
    }

    @Override
    public void force(boolean metaData) throws IOException {
        file.getFD().sync();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        // The lock is taken once, at opening; the file's own channel is touched nowhere else.
        return file.getChannel().tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }
}
