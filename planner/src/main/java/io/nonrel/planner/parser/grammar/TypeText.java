package io.nonrel.planner.parser.grammar;

import io.nonrel.planner.statement.ColumnType;
import io.nonrel.spi.ErrorCode;
import java.util.Locale;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/** Types as they are written. */
final class TypeText {
    private static final int REAL_BITS = 24;
    private static final int DOUBLE_BITS = 53;

    private TypeText() {}

    /** A column's type with the text between two tokens, both included. */
    static ColumnType columnType(SqlDataTypeSpec spec, Token first, Token last) {
        if (spec.getTypeNameSpec() instanceof SqlBasicTypeNameSpec basic && basic.getCharSetName() != null) {
            Refusal.collation(spec.getParserPosition());
        }
        StringBuilder text = new StringBuilder();
        Token token = first;
        while (true) {
            boolean tight = text.length() == 0
                    || token.image.equals("(")
                    || token.image.equals(")")
                    || token.image.equals(",")
                    || text.charAt(text.length() - 1) == '(';
            text.append(tight ? "" : " ").append(token.image.toUpperCase(Locale.ROOT));
            if (token == last || token.next == null) {
                return new ColumnType(spec, text.toString());
            }
            token = token.next;
        }
    }

    /** FLOAT(n), where n is a number of bits. */
    static SqlTypeName floatType(int bits, SqlParserPos position) {
        if (bits == 0 || bits > DOUBLE_BITS) {
            throw SyntaxErrors.syntax(position, "FLOAT has between 1 and 53 bits, not " + bits);
        }
        return bits > 0 && bits <= REAL_BITS ? SqlTypeName.REAL : SqlTypeName.DOUBLE;
    }

    /** BIT(n): one bit is a BOOLEAN. */
    static SqlTypeName bitType(int bits, SqlParserPos position) {
        if (bits > 1 || bits == 0) {
            throw SyntaxErrors.at(
                    position, ErrorCode.UNSUPPORTED, "BIT(" + bits + "): BIT has one bit; use VARBINARY for more");
        }
        return SqlTypeName.BOOLEAN;
    }
}
