package io.nonrel.tck;

import io.nonrel.spi.Capability;
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
 * <p>The first comment tells what the script is about; up to its first colon, semicolon or full stop it is the name of the
 * feature. Before it may stand
 *
 * <ul>
 *   <li>{@code # variants:} and the {@link Variant}s that the script makes sense in, with commas
 *   <li>{@code # needs:} and the {@link Capability capabilities} that the store must declare, with commas
 *   <li>{@code # store: embedded} when the answers are those of the embedded store only
 * </ul>
 *
 * @param name path of the file below the folder of scripts, without ending
 * @param text statements and expected answers
 */
public record Script(String name, String text) {

    private static final String FOLDER = "scripts/";
    private static final String VARIANTS = "# variants:";
    private static final String NEEDS = "# needs:";
    private static final String STORE = "# store:";

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
        Set<Variant> named = header(VARIANTS)
                .map(Variant::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Variant.class)));
        return named.isEmpty() ? EnumSet.allOf(Variant.class) : named;
    }

    /** What a store must declare. */
    public Set<Capability> needs() {
        return header(NEEDS)
                .map(Capability::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Capability.class)));
    }

    /** Whether the answers depend on how the embedded store answers. */
    public boolean isForEmbeddedOnly() {
        return header(STORE).findAny().isPresent();
    }

    /** What is tested, in a few words. */
    public String title() {
        return text.lines()
                .filter(line -> line.startsWith("# "))
                .filter(line -> Stream.of(VARIANTS, NEEDS, STORE).noneMatch(line::startsWith))
                .map(line -> line.substring(2).split("[.:;]", 2)[0])
                .findFirst()
                .orElse(name);
    }

    private Stream<String> header(String key) {
        return text.lines()
                .takeWhile(line -> line.startsWith("#"))
                .filter(line -> line.startsWith(key))
                .flatMap(line -> Stream.of(line.substring(key.length()).split(",")))
                .map(String::strip);
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
