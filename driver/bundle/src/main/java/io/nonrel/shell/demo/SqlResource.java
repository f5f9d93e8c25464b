package io.nonrel.shell.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** An SQL file that comes with this package. */
final class SqlResource {

    private SqlResource() {}

    static String read(String name) {
        try (InputStream in = Objects.requireNonNull(SqlResource.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
