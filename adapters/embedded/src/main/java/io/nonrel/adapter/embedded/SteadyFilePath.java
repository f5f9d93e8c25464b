package io.nonrel.adapter.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * Tells the storage engine to open its files as {@link SteadyFile}s: their names begin with the scheme. Public only because
 * the engine makes copies by reflection.
 */
public final class SteadyFilePath extends FilePathWrapper {

    private static final String SCHEME = "nonrel";

    static {
        FilePath.register(new SteadyFilePath());
    }

    /** For the storage engine. */
    public SteadyFilePath() {}

    /** The name under which the engine finds a file. */
    static String name(java.nio.file.Path path) {
        return SCHEME + ":" + path;
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new SteadyFile(new RandomAccessFile(getBase().toString(), mode.equals("r") ? "r" : "rw"));
    }
}
