package io.nonrel.jdbc;

import io.nonrel.jdbc.error.SqlExceptions;
import io.nonrel.jdbc.metadata.Keywords;
import io.nonrel.spi.ErrorCode;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** How literals and names are written in SQL. */
final class Quoting {

    private static final Pattern SIMPLE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,127}");

    private Quoting() {}

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** The name in quotes if it needs them or they are asked for; a name that is in quotes already is taken as it is meant. */
    static String identifier(String name, boolean always) throws SQLException {
        String bare = name.length() >= 2 && name.startsWith("\"") && name.endsWith("\"")
                ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
                : name;
        if (bare.isEmpty() || bare.indexOf('\0') >= 0) {
            throw SqlExceptions.error(
                    ErrorCode.INVALID_ARGUMENT, "A name has at least one character, and none that is NUL");
        }
        return !always && isSimple(name) ? name : quoted(bare);
    }

    /** Any name in quotes. */
    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    static boolean isSimple(String name) {
        return SIMPLE.matcher(name).matches() && !Keywords.contains(name);
    }
}
