package io.nonrel.adapter.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the first block of a file says of its end. The storage engine falls back to the newest state that it can read,
 * which is right after a crash; after a clean close it would be a loss in silence.
 */
final class FileHeader {

    private static final int BLOCK = 4096;
    private static final Pattern CLEAN = Pattern.compile("\\bclean:1\\b");
    private static final Pattern VERSION = Pattern.compile("\\bversion:([0-9a-f]{1,15})\\b");

    private FileHeader() {}

    /** The version with which the file was closed, -1 when it is new, in use or was not closed. */
    static long closedVersion(Path path) throws IOException {
        if (!Files.exists(path)) {
            return -1;
        }
        try (InputStream in = Files.newInputStream(path)) {
            String block = new String(in.readNBytes(BLOCK), StandardCharsets.ISO_8859_1);
            Matcher version = VERSION.matcher(block);
            return CLEAN.matcher(block).find() && version.find() ? Long.parseLong(version.group(1), 16) : -1;
        }
    }
}
