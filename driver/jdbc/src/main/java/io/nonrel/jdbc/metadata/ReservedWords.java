package io.nonrel.jdbc.metadata;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words of the grammar that are names only in quotes. A test compares them with the grammar. */
public final class ReservedWords {

    private static final List<String> RESERVED = List.of(
            "CURRENT_CATALOG",
            "CURRENT_DATE",
            "CURRENT_DEFAULT_TRANSFORM_GROUP",
            "CURRENT_PATH",
            "CURRENT_ROLE",
            "CURRENT_SCHEMA",
            "CURRENT_TIME",
            "CURRENT_TIMESTAMP",
            "CURRENT_USER",
            "FALSE",
            "LOCALTIME",
            "LOCALTIMESTAMP",
            "NOT",
            "NULL",
            "SESSION_USER",
            "SYSTEM_USER",
            "TRUE",
            "UNKNOWN",
            "USER");

    /** The grammar can tell these from names, and people can't. */
    private static final Set<String> CONFUSING = Set.of(
            "ALL",
            "AND",
            "AS",
            "BETWEEN",
            "BY",
            "CASE",
            "CROSS",
            "DEFAULT",
            "DISTINCT",
            "ELSE",
            "END",
            "EXCEPT",
            "EXISTS",
            "FETCH",
            "FOR",
            "FROM",
            "FULL",
            "GROUP",
            "HAVING",
            "IN",
            "INNER",
            "INTERSECT",
            "INTERVAL",
            "IS",
            "JOIN",
            "LATERAL",
            "LEFT",
            "LIKE",
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
            "SELECT",
            "SET",
            "TABLE",
            "THEN",
            "UNION",
            "USING",
            "VALUES",
            "WHEN",
            "WHERE",
            "WINDOW",
            "WITH");

    private static final Set<String> WORDS = Set.copyOf(RESERVED);

    private ReservedWords() {}

    /** Those that need quotes, in upper case, with commas between. */
    public static String list() {
        return String.join(",", RESERVED);
    }

    /** Whether a name, in whatever case, needs quotes or is better read with them. */
    public static boolean contains(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return WORDS.contains(upper) || CONFUSING.contains(upper);
    }
}
