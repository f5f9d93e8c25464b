package io.nonrel.planner.parser;

import java.util.List;

/**
 * The words that can't be names everywhere without quotes. A test tries every word that the grammar knows as the name of
 * a column, a table and an alias after AS, in all kinds of statements and operators, and compares with these lists.
 */
public final class ReservedWords {
    private static final List<String> ALL = List.of(
            "ALL",
            "AS",
            "BETWEEN",
            "CASE",
            "CURRENT_CATALOG",
            "CURRENT_DATE",
            "CURRENT_DEFAULT_TRANSFORM_GROUP",
            "CURRENT_PATH",
            "CURRENT_ROLE",
            "CURRENT_SCHEMA",
            "CURRENT_TIME",
            "CURRENT_TIMESTAMP",
            "CURRENT_USER",
            "DEFAULT",
            "DISTINCT",
            "FALSE",
            "FROM",
            "IN",
            "LIKE",
            "LOCALTIME",
            "LOCALTIMESTAMP",
            "NOT",
            "NULL",
            "SELECT",
            "SESSION_USER",
            "SIMILAR",
            "SYSTEM_USER",
            "TRUE",
            "WITH");

    /** What is a name everywhere but as an alias without AS, where it goes on with the statement. */
    private static final List<String> NEED_AS = List.of(
            "AND",
            "ARRAY",
            "ASOF",
            "BY",
            "COLLATE",
            "CREATE",
            "CROSS",
            "DELETE",
            "ELSE",
            "END",
            "EXCEPT",
            "FETCH",
            "FOR",
            "FULL",
            "GROUP",
            "GROUPS",
            "HAVING",
            "INNER",
            "INSERT",
            "INTERSECT",
            "INTO",
            "IS",
            "JOIN",
            "LEFT",
            "LIMIT",
            "MATCH_CONDITION",
            "MERGE",
            "MINUS",
            "MULTISET",
            "NATURAL",
            "OFFSET",
            "ON",
            "OR",
            "ORDER",
            "OUTER",
            "OVER",
            "PARTITION",
            "QUALIFY",
            "RANGE",
            "RIGHT",
            "ROWS",
            "SET",
            "SKIP",
            "TABLESAMPLE",
            "THEN",
            "UNION",
            "UPDATE",
            "UPSERT",
            "USING",
            "WHEN",
            "WHERE",
            "WINDOW",
            "WITHIN");

    private ReservedWords() {}

    /** All reserved words, in upper case, sorted. */
    public static List<String> all() {
        return ALL;
    }

    /** The words that are names, but no aliases without AS; in upper case, sorted. */
    public static List<String> needAs() {
        return NEED_AS;
    }
}
