package io.nonrel.planner.parser.grammar;

import io.nonrel.spi.ErrorCode;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.util.NlsString;

/** Values of literals that are parts of statements, not of expressions. */
final class Literals {
    private Literals() {}

    static long parseLong(String digits, SqlParserPos position) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw SyntaxErrors.at(position, ErrorCode.NUMBER_OUT_OF_RANGE, digits + " is outside the range of BIGINT");
        }
    }

    /** The text of a character literal, which may have been written in several pieces. */
    static String text(SqlNode literal) {
        StringBuilder text = new StringBuilder();
        literal.accept(new SqlBasicVisitor<Void>() {
            @Override
            public Void visit(SqlLiteral piece) {
                if (piece.getValue() instanceof NlsString string) {
                    text.append(string.getValue());
                    return null;
                }
                throw SyntaxErrors.syntax(piece.getParserPosition(), "Expected a character literal, found " + piece);
            }
        });
        return text.toString();
    }
}
