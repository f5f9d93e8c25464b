package io.nonrel.planner.parser;

import org.apache.calcite.config.NullCollation;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
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
        SqlPrettyWriter writer = new SqlPrettyWriter(SqlPrettyWriter.config()
                .withDialect(DIALECT)
                .withAlwaysUseParentheses(false)
                .withQuoteAllIdentifiers(true)
                .withIndentation(0)
                .withLineFolding(null)
                .withClauseStartsLine(false)
                .withSelectListItemsOnSeparateLines(false));
        if (node.getKind() == SqlKind.NEXT_VALUE || node.getKind() == SqlKind.CURRENT_VALUE) {
            // Calcite writes these only inside of something else.
            SqlWriter.Frame frame = writer.startList("", "");
            node.unparse(writer, 0, 0);
            writer.endList(frame);
        } else {
            node.unparse(writer, 0, 0);
        }
        return onOneLine(writer.toSqlString().getSql());
    }

    /** Calcite begins a line before OFFSET and FETCH, whatever it is told. Quoted text keeps its line ends. */
    private static String onOneLine(String sql) {
        if (sql.indexOf('\n') < 0 && sql.indexOf('\r') < 0) {
            return sql;
        }
        StringBuilder line = new StringBuilder(sql.length());
        char quote = 0;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (quote == 0 ? c == '\'' || c == '"' : c == quote) {
                quote = quote == 0 ? c : 0;
            }
            if (quote != 0 || c != '\n' && c != '\r') {
                line.append(c);
            } else if (c == '\n') {
                line.append(' ');
            }
        }
        return line.toString();
    }
}
