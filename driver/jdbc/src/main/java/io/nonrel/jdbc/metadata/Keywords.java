package io.nonrel.jdbc.metadata;

import io.nonrel.planner.parser.ReservedWords;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The words that need quotes to be names. */
public final class Keywords {

    /** The grammar takes it as a name too, but where a value can stand it is the literal. */
    private static final Set<String> VALUES = Set.of("UNKNOWN");

    /** The grammar can tell these from names, and people can't. */
    private static final Set<String> CONFUSING = Set.of(
            "AND",
            "BY",
            "CROSS",
            "ELSE",
            "END",
            "EXCEPT",
            "EXISTS",
            "FETCH",
            "FOR",
            "FULL",
            "GROUP",
            "HAVING",
            "INNER",
            "INTERSECT",
            "INTERVAL",
            "IS",
            "JOIN",
            "LATERAL",
            "LEFT",
            "LIMIT",
            "NATURAL",
            "OFFSET",
            "ON",
            "OR",
            "ORDER",
            "OUTER",
            "OVER",
            "PARTITION",
            "RIGHT",
            "SET",
            "TABLE",
            "THEN",
            "UNION",
            "USING",
            "VALUES",
            "WHEN",
            "WHERE",
            "WINDOW");

    private static final TreeSet<String> RESERVED = new TreeSet<>(ReservedWords.all());

    static {
        RESERVED.addAll(VALUES);
    }

    private Keywords() {}

    /** Those that need quotes, in upper case, with commas between. */
    public static String list() {
        return String.join(",", RESERVED);
    }

    /** Whether a name, in whatever case, needs quotes or is better read with them. */
    public static boolean contains(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return RESERVED.contains(upper) || CONFUSING.contains(upper);
    }
}
