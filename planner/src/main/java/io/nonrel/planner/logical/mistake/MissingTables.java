package io.nonrel.planner.logical.mistake;

import io.nonrel.planner.logical.catalogreader.Spelling;
import io.nonrel.planner.parser.wording.NearestNames;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Explains names of tables, sequences and aliases that are not found. */
record MissingTables(Mistakes mistakes) {

    /** A name in a FROM clause. */
    NonrelException explain(Throwable thrown, String name, SqlParserPos place) {
        List<String> names = names(name, place);
        String table = names.get(names.size() - 1);
        if (names.size() == 1 && isRecursive(table)) {
            return Mistakes.at(
                    place,
                    thrown,
                    ErrorCode.INVALID_STATEMENT,
                    "%s can't refer to itself here: a recursive WITH is a first query, UNION [ALL], and one query with %s"
                            .formatted(table, table));
        }
        if (names.size() == 1) {
            return notFound(thrown, "Table or view", table, mistakes.schema(), ErrorCode.UNDEFINED_TABLE, place);
        }
        String written = names.get(names.size() - 2);
        Optional<String> schema = Spelling.find(mistakes.tree().schemas(), written);
        return schema.isPresent()
                ? notFound(thrown, "Table or view", table, schema.get(), ErrorCode.UNDEFINED_TABLE, place)
                : Mistakes.at(
                        place,
                        thrown,
                        ErrorCode.UNDEFINED_SCHEMA,
                        "Schema %s not found%s"
                                .formatted(
                                        written,
                                        NearestNames.hint(
                                                written, mistakes.tree().schemas())));
    }

    private boolean isRecursive(String name) {
        return Nodes.call(
                        mistakes.query(),
                        call -> call instanceof SqlWithItem item
                                && item.recursive.booleanValue()
                                && item.name.getSimple().equalsIgnoreCase(name))
                .isPresent();
    }

    /** The table of a qualified column, or the sequence of NEXT VALUE FOR. */
    NonrelException explainAlias(Throwable thrown, String name, SqlParserPos place) {
        boolean sequence = Nodes.call(
                        mistakes.query(),
                        call -> (call.getKind() == SqlKind.NEXT_VALUE || call.getKind() == SqlKind.CURRENT_VALUE)
                                && call.operand(0).getParserPosition().equals(place))
                .isPresent();
        if (sequence) {
            List<String> names = names(name, place);
            String schema = names.size() == 1 ? mistakes.schema() : names.get(names.size() - 2);
            String found = Spelling.find(mistakes.tree().schemas(), schema).orElse(schema);
            return notFound(thrown, "Sequence", names.get(names.size() - 1), found, ErrorCode.UNDEFINED_OBJECT, place);
        }
        if (name.equals("*")) {
            return Mistakes.at(
                    place,
                    thrown,
                    ErrorCode.SYNTAX_ERROR,
                    "A * can't stand here: only COUNT takes it, and it has no alias");
        }
        return Mistakes.at(
                place,
                thrown,
                ErrorCode.UNDEFINED_TABLE,
                "No table or alias %s in the FROM clause%s"
                        .formatted(
                                name, NearestNames.hint(name, mistakes.visible().aliases(place))));
    }

    private NonrelException notFound(
            Throwable thrown, String what, String name, String schema, ErrorCode code, SqlParserPos place) {
        String hint = NearestNames.hint(name, mistakes.tree().objects(schema));
        if (hint.isEmpty()) {
            List<String> elsewhere = mistakes.tree().schemas().stream()
                    .filter(s -> mistakes.tree().objects(s).stream().anyMatch(name::equalsIgnoreCase))
                    .map(s -> s + "." + name)
                    .toList();
            hint = elsewhere.isEmpty() ? "" : "; did you mean " + String.join(" or ", elsewhere) + "?";
        }
        return Mistakes.at(place, thrown, code, "%s %s not found in schema %s%s".formatted(what, name, schema, hint));
    }

    private List<String> names(String name, SqlParserPos place) {
        return Nodes.identifier(mistakes.query(), id -> id.getParserPosition().equals(place))
                .map(id -> (List<String>) id.names)
                .orElse(List.of(name));
    }
}
