package io.nonrel.adapter.embedded;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where a database is. */
sealed interface Locator {

    /** In the memory of this process, under a name. */
    record Memory(String name) implements Locator {
        @Override
        public String toString() {
            return "embedded:mem:" + name;
        }
    }

    /** In a file, by its absolute path. */
    record File(Path path) implements Locator {
        @Override
        public String toString() {
            return "embedded:file:" + path;
        }
    }

    /** Reads what follows {@code jdbc:nonrel:}. */
    static Locator parse(String locator) {
        String[] parts = locator.split(":", 3);
        if (parts.length < 3 || !parts[0].equals("embedded")) {
            throw invalid(locator, "it needs the kind of database and its place");
        }
        String place = parts[2];
        if (place.isBlank()) {
            throw invalid(locator, "the " + (parts[1].equals("file") ? "path" : "name") + " is missing");
        }
        return switch (parts[1]) {
            case "mem" -> new Memory(place);
            case "file" -> new File(path(locator, place));
            default -> throw invalid(locator, "'" + parts[1] + "' is neither mem nor file");
        };
    }

    private static Path path(String locator, String place) {
        String home = System.getProperty("user.home", "");
        String expanded = place.equals("~") || place.startsWith("~/") ? home + place.substring(1) : place;
        try {
            return canonical(Path.of(expanded).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            throw invalid(locator, e.getReason());
        }
    }

    /** One path for one file, also through links, whether or not it is there yet. */
    private static Path canonical(Path path) {
        try {
            if (Files.exists(path)) {
                return path.toRealPath();
            }
            Path parent = path.getParent();
            Path name = path.getFileName();
            return parent == null || name == null ? path : canonical(parent).resolve(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NonrelException invalid(String locator, String why) {
        return ErrorCode.INVALID_URL.error(
                "Can't read '%s': %s. An embedded database is embedded:mem:NAME or embedded:file:PATH, for example"
                        + " embedded:file:~/shop.db",
                locator, why);
    }
}
