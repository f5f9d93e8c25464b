package io.nonrel.adapter.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.ArrayList;
import java.util.List;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.jspecify.annotations.Nullable;

/** Files whose writes are recorded in their order. For one file of one test at a time. */
public final class RecordingFilePath extends FilePathWrapper {

    private static final String SCHEME = "recording";

    /** What was done to the file since {@link #start}. */
    static final List<Write> WRITES = new ArrayList<>();

    /** Bytes that were written at a position, or null when the file was cut there. */
    record Write(long position, byte @Nullable [] bytes) {}

    static void start() {
        WRITES.clear();
        FilePath.register(new RecordingFilePath());
    }

    static String name(java.nio.file.Path path) {
        return SCHEME + ":" + path;
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Recording(getBase().open(mode));
    }

    private static final class Recording extends FileBaseDefault {

        private final FileChannel base;

        private Recording(FileChannel base) {
            this.base = base;
        }

        @Override
        public long size() throws IOException {
            return base.size();
        }

        @Override
        public synchronized int read(ByteBuffer target, long position) throws IOException {
            return base.read(target, position);
        }

        @Override
        public synchronized int write(ByteBuffer source, long position) throws IOException {
            byte[] bytes = new byte[source.remaining()];
            source.duplicate().get(bytes);
            WRITES.add(new Write(position, bytes));
            return base.write(source, position);
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            WRITES.add(new Write(size, null));
            base.truncate(size);
        }

        @Override
        public void force(boolean metaData) throws IOException {
            base.force(metaData);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return base.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            base.close();
        }
    }
}
