package io.nonrel.shell.demo;

import io.nonrel.shell.console.CommandFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The data: one file in a jar for each table, in it one JSON object a line. Not thread-safe.
 *
 * <p>Where the jar is says the system property {@code nonrel.foodmart}, which the {@code nonrel} script sets; without it
 * the jar is looked for beside the running one, where the build puts it.
 */
final class FoodMartJar implements AutoCloseable {

    private static final String SUFFIX = ".json";

    private final ZipFile zip;

    private FoodMartJar(ZipFile zip) {
        this.zip = zip;
    }

    /** A file of rows; {@code bytes} is its length when unpacked. */
    record TableFile(String table, long bytes) {}

    static FoodMartJar open() {
        Path path = Path.of(System.getProperty("nonrel.foodmart", besideThisJar()));
        if (!Files.isRegularFile(path)) {
            throw new CommandFailure(
                    "The data of the demo is not at " + path.toAbsolutePath()
                            + ". `mvn -Pfast -pl driver/bundle -am package` in the project's folder fetches it from Maven"
                            + " Central; or name the jar net.hydromatic:foodmart-data-json with -Dnonrel.foodmart=PATH.",
                    null);
        }
        try {
            return new FoodMartJar(new ZipFile(path.toFile()));
        } catch (IOException e) {
            throw new CommandFailure("The data of the demo, " + path + ", can't be read: " + e.getMessage(), e);
        }
    }

    private static String besideThisJar() {
        return Path.of(System.getProperty("java.class.path", ""))
                .resolveSibling("demo/foodmart.jar")
                .toString();
    }

    /** Every table, the small ones first. */
    List<TableFile> tables() {
        return zip.stream()
                .filter(each -> each.getName().endsWith(SUFFIX))
                .sorted(Comparator.comparingLong(ZipEntry::getSize).thenComparing(ZipEntry::getName))
                .map(each -> new TableFile(
                        each.getName().substring(0, each.getName().length() - SUFFIX.length()), each.getSize()))
                .toList();
    }

    /** The rows of a table as text; the caller closes it. */
    InputStream open(TableFile file) throws IOException {
        return zip.getInputStream(zip.getEntry(file.table() + SUFFIX));
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new CommandFailure("The data of the demo can't be closed: " + e.getMessage(), e);
        }
    }
}
