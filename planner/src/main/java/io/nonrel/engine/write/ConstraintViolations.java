package io.nonrel.engine.write;

import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Constraint;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.IndexDefinition;
import io.nonrel.spi.NonrelException;
import java.util.List;
import java.util.Objects;

/**
 * The errors of rows that a constraint forbids. Each has the facts {@code constraint}, {@code schema}, {@code table} and
 * {@code columns}, and ends in a form that clients take apart: {@code violates … constraint "NAME" on table "NAME"}.
 */
public final class ConstraintViolations {

    private ConstraintViolations() {}

    /** The store's unique violation in the words of the catalog; every other error as it is. */
    public static NonrelException translate(NonrelException error, Table table) {
        if (error.code() != ErrorCode.UNIQUE_VIOLATION || error.fact("constraint") != null) {
            return error;
        }
        Object index = Objects.requireNonNullElse(error.fact("index"), "key");
        String name = String.valueOf(index);
        List<String> columns;
        if (name.equals("key")) {
            Constraint.PrimaryKey key = table.primaryKey();
            name = key == null ? "key" : key.name();
            columns = table.key();
        } else {
            columns = columns(table, name);
        }
        NonrelException translated = ErrorCode.UNIQUE_VIOLATION.error(
                error,
                "A second row with the same %s violates unique constraint \"%s\" on table \"%s\"",
                String.join(", ", columns),
                name,
                table.name());
        error.facts().forEach(translated::with);
        return translated
                .with("constraint", name)
                .with("schema", table.schema())
                .with("table", table.name())
                .with("columns", columns);
    }

    private static List<String> columns(Table table, String index) {
        for (IndexDefinition definition : table.indexes()) {
            if (definition.name().equals(index)) {
                return definition.fields().stream()
                        .map(f -> table.columns().stream()
                                .filter(c -> c.field().equals(f.name()))
                                .map(Column::name)
                                .findFirst()
                                .orElse(f.name()))
                        .toList();
            }
        }
        return List.of();
    }

    /** NULL in a column that has none. */
    public static NonrelException notNull(Table table, Column column) {
        return ErrorCode.NOT_NULL_VIOLATION
                .error(
                        "NULL in column \"%s\" violates not-null constraint on table \"%s\"",
                        column.name(), table.name())
                .with("schema", table.schema())
                .with("table", table.name())
                .with("column", column.name())
                .with("columns", List.of(column.name()));
    }

    /** A row for which a CHECK is false. */
    public static NonrelException check(Table table, Constraint.Check check) {
        return ErrorCode.CHECK_VIOLATION
                .error(
                        "A row that does not satisfy %s violates check constraint \"%s\" on table \"%s\"",
                        check.conditionSql(), check.name(), table.name())
                .with("constraint", check.name())
                .with("schema", table.schema())
                .with("table", table.name());
    }
}
