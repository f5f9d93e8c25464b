package io.nonrel.planner.parser.grammar;

import io.nonrel.planner.statement.ColumnDefinition;
import io.nonrel.planner.statement.TableConstraint;
import io.nonrel.spi.ErrorCode;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Says no to what the grammar understands and this database can't do, with words that say what would work. */
final class Refusal {
    private Refusal() {}

    static void collation(SqlParserPos position) {
        throw SyntaxErrors.at(
                position,
                ErrorCode.UNSUPPORTED,
                "COLLATE and CHARACTER SET of a column: strings are Unicode and are ordered by code point");
    }

    static void indexExpression(SqlIdentifier function) {
        throw SyntaxErrors.at(
                function.getParserPosition(),
                ErrorCode.UNSUPPORTED,
                "An index on the expression " + function
                        + "(…): an index is on columns; what such an index would serve,"
                        + " a derived one does, for example CREATE INDEX … ON t (name) FOR (IEXACT) for LOWER(name) = …");
    }

    static void indexNulls(SqlParserPos position) {
        throw SyntaxErrors.at(position, ErrorCode.UNSUPPORTED, "NULLS FIRST or NULLS LAST in an index");
    }

    static void mergeBySource(Token word, SqlParserPos position) {
        throw SyntaxErrors.at(
                position,
                ErrorCode.UNSUPPORTED,
                "MATCHED BY " + word.image + ": a MERGE goes through the source; delete the other rows with DELETE");
    }

    static void nullableKey(ColumnDefinition column, TableConstraint constraint) {
        if (column.nullable()
                && constraint instanceof TableConstraint.PrimaryKey key
                && key.columns().stream().anyMatch(c -> c.getSimple()
                        .equalsIgnoreCase(column.name().getSimple()))) {
            throw SyntaxErrors.at(
                    column.name().getParserPosition(),
                    ErrorCode.INVALID_DEFINITION,
                    "Column " + column.name() + " is declared NULL and belongs to the primary key, which has no NULL");
        }
    }

    static void requireType(ColumnDefinition column) {
        if (column.type() == null) {
            throw SyntaxErrors.syntax(column.name().getParserPosition(), "Column " + column.name() + " needs a type");
        }
    }

    static void requireColumn(SqlIdentifier path) {
        if (path.isStar()) {
            throw SyntaxErrors.syntax(path.getParserPosition(), "An index needs the names of its columns, not *");
        }
    }
}
