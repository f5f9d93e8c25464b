package io.nonrel.tck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One script of the suite. Lines that begin with {@code #} are comments; a statement ends with {@code ;}; {@code !ok} stands
 * under its rows, {@code !update} under its count, {@code !error} under its error, {@code !warnings} under its warnings and
 * {@code !store} under what the store is asked.
 *
 * @param name path of the file below the folder of scripts, without ending
 * @param text statements and expected answers
 */
public record Script(String name, String text) {

    private static final String FOLDER = "scripts/";

    /** All scripts, in the order of the index file. */
    public static List<Script> all() {
        return read(FOLDER + "index.txt")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(Script::named)
                .toList();
    }

    /** The script of that name. */
    public static Script named(String name) {
        return new Script(name, read(FOLDER + name + ".iq"));
    }

    private static String read(String path) {
        try (InputStream stream = Script.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalArgumentException("No resource " + path + " beside " + Script.class.getName());
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
