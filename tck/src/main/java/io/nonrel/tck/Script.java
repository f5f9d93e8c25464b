package io.nonrel.tck;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One script of the suite. Lines that begin with {@code #} are comments; a statement ends with {@code ;}. Under it stand its
 * answer and a command that says what kind of answer this is:
 *
 * <ul>
 *   <li>{@code !ok}: the rows; their order counts where the statement has an ORDER BY
 *   <li>{@code !update}: the number of rows, of definitions too
 *   <li>{@code !fails}: SQLState and message of the error
 *   <li>{@code !warnings}: SQLState, number and text of each warning; runs the statement once more when it stands below another
 *       command, so below a statement that changes something it stands alone
 *   <li>{@code !store}: what EXPLAIN PLAN FOR says of the statement
 *   <li>{@code !analyze}: what EXPLAIN ANALYZE says, without the times
 * </ul>
 *
 * <p>A script that makes no sense in each {@link Variant} begins with a line {@code # variants:} and their names, with commas.
 *
 * @param name path of the file below the folder of scripts, without ending
 * @param text statements and expected answers
 */
public record Script(String name, String text) {

    private static final String FOLDER = "scripts/";
    private static final String VARIANTS = "# variants:";

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

    /** The variants that the script is for. */
    public Set<Variant> variants() {
        if (!text.startsWith(VARIANTS)) {
            return EnumSet.allOf(Variant.class);
        }
        String names = text.substring(VARIANTS.length(), text.indexOf('\n'));
        return Stream.of(names.split(","))
                .map(name -> Variant.valueOf(name.strip()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Variant.class)));
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
