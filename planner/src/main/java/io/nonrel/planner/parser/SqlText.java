package io.nonrel.planner.parser;

import org.apache.calcite.config.NullCollation;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.pretty.SqlPrettyWriter;

/**
 * Writes expressions and queries as text that {@link SqlParsing} reads back to the same tree, for the catalog: all names
 * in double quotes, one line. Thread-safe.
 */
public final class SqlText {
    private static final SqlDialect DIALECT = new SqlDialect(SqlDialect.EMPTY_CONTEXT
            .withDatabaseProduct(SqlDialect.DatabaseProduct.CALCITE)
            .withIdentifierQuoteString("\"")
            .withLiteralQuoteString("'")
            .withLiteralEscapedQuoteString("''")
            .withNullCollation(NullCollation.HIGH));

    private SqlText() {}

    /** The text of an expression or query. */
    public static String of(SqlNode node) {
        return node.toSqlString(config -> SqlPrettyWriter.config()
                        .withDialect(DIALECT)
                        .withAlwaysUseParentheses(false)
                        .withQuoteAllIdentifiers(true)
                        .withIndentation(0)
                        .withLineFolding(null)
                        .withClauseStartsLine(false)
                        .withSelectListItemsOnSeparateLines(false))
                .getSql();
    }
}
