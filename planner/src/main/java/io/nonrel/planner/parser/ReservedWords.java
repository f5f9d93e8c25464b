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

    /** Those of them that the standard reserves only since 2008. */
    private static final List<String> AFTER_SQL_2003 = List.of("CURRENT_CATALOG", "CURRENT_SCHEMA");

    private ReservedWords() {}

    /** All reserved words, in upper case, sorted. */
    public static List<String> all() {
        return ALL;
    }

    /** The reserved words that SQL:2003 doesn't reserve: what {@code DatabaseMetaData.getSQLKeywords} asks for. */
    public static List<String> beyondSql2003() {
        return AFTER_SQL_2003;
    }
}
