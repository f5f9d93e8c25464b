package io.nonrel.shell.console;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The choices of {@code --format}. */
public enum OutputFormat {
    /** Aligned columns for people. */
    TABLE(new TableFormat()),
    /** RFC 4180; NULL is an empty field, the empty string is {@code ""}. */
    CSV(new CsvFormat()),
    /** An array of objects, one in a line; numbers are exact, dates are ISO texts. */
    JSON(new JsonFormat());

    private final RowFormat rows;

    OutputFormat(RowFormat rows) {
        this.rows = rows;
    }

    /** Reads the result to its end and prints it. */
    public void print(ResultSet result, Console console) throws SQLException {
        rows.print(result, console);
    }

    /** The format of that name in any case. */
    public static OutputFormat named(String name) {
        for (OutputFormat each : values()) {
            if (each.name().equalsIgnoreCase(name)) {
                return each;
            }
        }
        throw new UsageException("There is no format " + name + ", only " + names() + ".");
    }

    /** All names, for a message. */
    public static String names() {
        return Arrays.stream(values())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
