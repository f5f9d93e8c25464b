package io.nonrel.planner.logical.mistake;

import io.nonrel.planner.logical.catalogreader.AmbiguousNameException;
import io.nonrel.planner.logical.catalogreader.CatalogTree;
import io.nonrel.planner.parser.wording.CalciteMessage;
import io.nonrel.planner.parser.wording.MissingOperand;
import io.nonrel.planner.parser.wording.NearestNames;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * Runs work of Calcite on a statement and explains what it throws.
 *
 * @param query the statement as written
 * @param tree the catalog
 * @param schema the session's
 * @param visible what the validation knows
 */
public record Mistakes(SqlNode query, CatalogTree tree, String schema, VisibleNames visible) {

    /** The fact of an error about a function whose name there is not, whatever its arguments. */
    public static final String UNKNOWN_FUNCTION = "function";

    /**
     * The work's result.
     *
     * @throws NonrelException for everything that Calcite throws on a statement
     */
    public <T> T explained(Supplier<T> work) {
        try {
            return work.get();
        } catch (StackOverflowError e) {
            throw tooComplex();
        } catch (RuntimeException | AssertionError e) {
            throw explain(e);
        }
    }

    /** For a statement that is nested deeper than the stack is. */
    public static NonrelException tooComplex() {
        return ErrorCode.STATEMENT_TOO_COMPLEX.error(
                "The statement is nested too deeply: split it, or write long chains of OR as IN");
    }

    /** Calcite wraps exceptions of conversion several times; the innermost one that says what is wrong counts. */
    private NonrelException explain(Throwable thrown) {
        Throwable root = thrown;
        for (Throwable e = thrown; e != null; e = e.getCause()) {
            root = e;
            if (e instanceof NonrelException known) {
                return known;
            }
            if (e instanceof StackOverflowError) {
                return tooComplex();
            }
            if (e instanceof AmbiguousNameException ambiguous) {
                return explain(ambiguous);
            }
            if (e instanceof CalciteContextException placed) {
                return explain(placed);
            }
        }
        return explain(root, root.getMessage() == null ? root.toString() : root.getMessage(), null);
    }

    private NonrelException explain(AmbiguousNameException e) {
        Optional<SqlIdentifier> place = Nodes.identifier(query, id -> id.names.contains(e.name()));
        return at(
                place.map(SqlNode::getParserPosition).orElse(SqlParserPos.ZERO),
                e,
                e.code(),
                "%s is ambiguous: it could be %s".formatted(e.name(), String.join(" or ", e.candidates())));
    }

    private NonrelException explain(CalciteContextException e) {
        SqlParserPos place = new SqlParserPos(
                e.getPosLine(),
                e.getPosColumn(),
                e.getEndPosLine() == 0 ? e.getPosLine() : e.getEndPosLine(),
                e.getEndPosColumn() == 0 ? e.getPosColumn() : e.getEndPosColumn());
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return explain(e, String.valueOf(cause.getMessage()), place);
    }

    private NonrelException explain(Throwable thrown, String text, @Nullable SqlParserPos place) {
        SqlParserPos known = place == null ? SqlParserPos.ZERO : place;
        Optional<CalciteMessage> message = CalciteMessage.of(text);
        if (message.isEmpty()) {
            Unplanned unplanned = Unplanned.of(thrown);
            return at(known, thrown, unplanned.code(), unplanned.sentence());
        }
        String resource = message.get().resource();
        String name = message.get().arguments().isEmpty()
                ? ""
                : message.get().arguments().get(0);
        if (MissingNames.TABLE_NOT_FOUND.contains(resource)) {
            return new MissingTables(this).explain(thrown, name, known);
        }
        if (MissingNames.ALIAS_NOT_FOUND.contains(resource)) {
            return new MissingTables(this).explainAlias(thrown, name, known);
        }
        if (MissingNames.COLUMN_NOT_FOUND.contains(resource)) {
            return missingColumn(thrown, message.get(), known);
        }
        NonrelException error = at(known, thrown, code(message.get(), known), sentence(message.get(), known));
        return resource.equals("validatorUnknownFunction") && !UnknownFunction.isKnown(name, visible)
                ? error.with(UNKNOWN_FUNCTION, name)
                : error;
    }

    private ErrorCode code(CalciteMessage message, SqlParserPos place) {
        return RowSizes.differ(message, query, place) ? ErrorCode.WRONG_NUMBER_OF_VALUES : message.code();
    }

    private String sentence(CalciteMessage message, SqlParserPos place) {
        String first = message.arguments().isEmpty() ? "" : message.arguments().get(0);
        if (RowSizes.differ(message, query, place)) {
            return "The rows of %s have different numbers of values".formatted(first);
        }
        return switch (message.resource()) {
            case "validatorUnknownFunction" -> UnknownFunction.sentence(first, visible);
            case "invalidArgCount" -> UnknownFunction.wrongCount(first, visible);
            case "columnAmbiguous" -> ambiguous(first, message, place);
            default -> message.sentence();
        };
    }

    private String ambiguous(String column, CalciteMessage message, SqlParserPos place) {
        List<String> candidates =
                visible.columnsNamed(last(column), place).stream().distinct().toList();
        return candidates.size() < 2
                ? message.sentence()
                : "Column %s is ambiguous: it could be %s".formatted(column, String.join(" or ", candidates));
    }

    private NonrelException missingColumn(Throwable thrown, CalciteMessage message, SqlParserPos place) {
        String name = message.arguments().get(0);
        boolean isStar = name.equals("*")
                || Nodes.identifier(
                                query,
                                id -> id.isStar()
                                        && id.getComponentParserPosition(0).equals(place))
                        .isPresent();
        if (isStar) {
            return new MissingTables(this).explainAlias(thrown, name, place);
        }
        boolean isType = message.resource().equals("unknownIdentifier")
                && Nodes.identifier(query, id -> id.getParserPosition().equals(place))
                        .isEmpty();
        if (isType) {
            return at(place, thrown, ErrorCode.UNDEFINED_OBJECT, "Type %s not found".formatted(name));
        }
        if (message.resource().startsWith("columnNotFoundInTable")) {
            String table = message.arguments().get(1);
            String near = NearestNames.hint(last(name), visible.columnsOf(last(table), place));
            return at(
                    place,
                    thrown,
                    ErrorCode.UNDEFINED_COLUMN,
                    "Column %s not found in %s%s".formatted(name, table, near));
        }
        List<String> columns = visible.columns(place);
        if (columns.contains(name)) {
            return at(
                    place,
                    thrown,
                    ErrorCode.UNDEFINED_COLUMN,
                    "Column %s is not on both sides of the join, as USING needs".formatted(name));
        }
        Optional<String> missing = Nodes.identifier(
                        query, id -> id.getParserPosition().equals(place) && id.isSimple() && !id.isComponentQuoted(0))
                .flatMap(id -> MissingOperand.at(id.getSimple()));
        if (missing.isPresent()) {
            return at(
                    place,
                    thrown,
                    ErrorCode.SYNTAX_ERROR,
                    "Syntax error at \"%s\": expected %s; no column is called %s%s"
                            .formatted(name, missing.get(), name, NearestNames.hint(name, columns)));
        }
        String hint = name.matches("\\$\\d+") ? "; a parameter is written ?" : NearestNames.hint(last(name), columns);
        return at(place, thrown, ErrorCode.UNDEFINED_COLUMN, "Column %s not found%s".formatted(name, hint));
    }

    static NonrelException at(SqlParserPos place, Throwable thrown, ErrorCode code, String text) {
        NonrelException error = code.error(thrown, "%s%s", text, Place.at(place));
        return place.getLineNum() <= 0
                ? error
                : error.with("line", place.getLineNum()).with("column", place.getColumnNum());
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
