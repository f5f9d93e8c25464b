package io.nonrel.tck;

import io.nonrel.tck.junit.ConformanceTest;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

/** The suite on the embedded store in a file. */
class EmbeddedFileTest extends ConformanceTest {

    @TempDir
    private static Path folder;

    @Override
    public String url() {
        return "jdbc:nonrel:embedded:file:" + folder.resolve("conformance");
    }

    @Override
    protected Set<Variant> variants() {
        return EnumSet.of(Variant.PLAIN, Variant.IN_TRANSACTION);
    }
}
