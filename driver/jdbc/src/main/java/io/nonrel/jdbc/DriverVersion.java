package io.nonrel.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The driver's version, as the build wrote it. */
final class DriverVersion {

    static final String TEXT = read();
    static final int MAJOR = part(0);
    static final int MINOR = part(1);

    private DriverVersion() {}

    private static String read() {
        try (InputStream stream = DriverVersion.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            if (stream != null) {
                properties.load(stream);
            }
            return properties.getProperty("version", "0.0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int part(int index) {
        return Integer.parseInt(TEXT.split("[.-]", -1)[index]);
    }
}
