package io.nonrel.planner.parser;

import io.nonrel.planner.parser.grammar.Grammar;
import io.nonrel.planner.statement.Statement;
import org.apache.calcite.sql.SqlNode;

/**
 * Parses SQL. JDBC's escapes in braces are part of the grammar, and so is a semicolon at the end. The case of names is
 * kept. Dynamic parameters are numbered from 0 in the order of the text.
 *
 * <p>All methods throw {@link io.nonrel.spi.NonrelException} and nothing else: mostly with SYNTAX_ERROR, with the
 * position in the message and as the facts "line" and "column" (from 1), or with UNSUPPORTED for what is understood but
 * not to be had. Thread-safe.
 */
public final class SqlParsing {
    private SqlParsing() {}

    /** Parses one statement of any kind. */
    public static Statement parse(String sql) {
        return Grammar.statement(sql);
    }

    /** How many dynamic parameters a statement has that can be parsed. */
    public static int countParameters(String sql) {
        return Grammar.countParameters(sql);
    }

    /** Parses an expression, for example of a CHECK or DEFAULT. */
    public static SqlNode parseExpression(String sql) {
        return Grammar.expression(sql);
    }

    /** Parses a query, for example of a view. */
    public static SqlNode parseQuery(String sql) {
        return Grammar.query(sql);
    }
}
