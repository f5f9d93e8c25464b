package io.nonrel.planner.parser.grammar;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Makes errors that say where in the statement they are: in the message, and as the facts "line" and "column". */
public final class SyntaxErrors {
    private SyntaxErrors() {}

    /** An error at a position. */
    public static NonrelException at(SqlParserPos position, ErrorCode code, String message) {
        return at(position.getLineNum(), position.getColumnNum(), code, message);
    }

    /** An error at a line and column, both counted from 1. */
    public static NonrelException at(int line, int column, ErrorCode code, String message) {
        return code.error("%s (line %d, column %d)", message, line, column)
                .with("line", line)
                .with("column", column);
    }

    static NonrelException syntax(SqlParserPos position, String message) {
        return at(position, ErrorCode.SYNTAX_ERROR, message);
    }
}
