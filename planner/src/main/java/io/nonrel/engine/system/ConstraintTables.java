package io.nonrel.engine.system;

import static io.nonrel.engine.system.TablesAndColumns.table;

import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.Constraint;
import io.nonrel.planner.catalog.SystemTable;
import io.nonrel.planner.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** TABLE_CONSTRAINTS, KEY_COLUMN_USAGE, REFERENTIAL_CONSTRAINTS and CHECK_CONSTRAINTS. */
final class ConstraintTables {

    private final String database;

    ConstraintTables(String database) {
        this.database = database;
    }

    List<SystemTable> tables() {
        return List.of(
                table(
                        "TABLE_CONSTRAINTS",
                        "CONSTRAINT_CATALOG CONSTRAINT_SCHEMA CONSTRAINT_NAME TABLE_CATALOG TABLE_SCHEMA TABLE_NAME"
                                + " CONSTRAINT_TYPE IS_DEFERRABLE INITIALLY_DEFERRED ENFORCED",
                        this::constraints),
                table(
                        "KEY_COLUMN_USAGE",
                        "CONSTRAINT_CATALOG CONSTRAINT_SCHEMA CONSTRAINT_NAME TABLE_CATALOG TABLE_SCHEMA TABLE_NAME"
                                + " COLUMN_NAME #ORDINAL_POSITION #POSITION_IN_UNIQUE_CONSTRAINT",
                        this::keyColumns),
                table(
                        "REFERENTIAL_CONSTRAINTS",
                        "CONSTRAINT_CATALOG CONSTRAINT_SCHEMA CONSTRAINT_NAME UNIQUE_CONSTRAINT_CATALOG"
                                + " UNIQUE_CONSTRAINT_SCHEMA UNIQUE_CONSTRAINT_NAME MATCH_OPTION UPDATE_RULE DELETE_RULE",
                        this::references),
                table(
                        "CHECK_CONSTRAINTS",
                        "CONSTRAINT_CATALOG CONSTRAINT_SCHEMA CONSTRAINT_NAME CHECK_CLAUSE",
                        this::checks));
    }

    private static List<Table> tablesOf(Catalog catalog) {
        return TablesAndColumns.objects(catalog).stream()
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .toList();
    }

    private List<@Nullable Object[]> constraints(Catalog catalog) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Table t : tablesOf(catalog)) {
            if (t.primaryKey() != null) {
                rows.add(constraint(t, t.primaryKey(), "PRIMARY KEY", true));
            }
            t.uniques().forEach(u -> rows.add(constraint(t, u, "UNIQUE", true)));
            t.checks().forEach(c -> rows.add(constraint(t, c, "CHECK", true)));
            t.foreignKeys()
                    .forEach(f ->
                            rows.add(constraint(t, f, "FOREIGN KEY", f.enforcement() == Constraint.Enforcement.FULL)));
        }
        return rows;
    }

    private @Nullable Object[] constraint(Table t, Constraint constraint, String type, boolean enforced) {
        return new @Nullable Object[] {
            database,
            t.schema(),
            constraint.name(),
            database,
            t.schema(),
            t.name(),
            type,
            "NO",
            "NO",
            TablesAndColumns.yesNo(enforced)
        };
    }

    private List<@Nullable Object[]> keyColumns(Catalog catalog) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Table t : tablesOf(catalog)) {
            if (t.primaryKey() != null) {
                addColumns(rows, t, t.primaryKey().name(), t.primaryKey().columns(), false);
            }
            t.uniques().forEach(u -> addColumns(rows, t, u.name(), u.columns(), false));
            t.foreignKeys().forEach(f -> addColumns(rows, t, f.name(), f.columns(), true));
        }
        return rows;
    }

    private void addColumns(
            List<@Nullable Object[]> rows, Table t, String constraint, List<String> columns, boolean reference) {
        for (int i = 0; i < columns.size(); i++) {
            Long position = i + 1L;
            rows.add(new @Nullable Object[] {
                database,
                t.schema(),
                constraint,
                database,
                t.schema(),
                t.name(),
                columns.get(i),
                position,
                reference ? position : null
            });
        }
    }

    private List<@Nullable Object[]> references(Catalog catalog) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Table t : tablesOf(catalog)) {
            for (Constraint.ForeignKey f : t.foreignKeys()) {
                rows.add(new @Nullable Object[] {
                    database,
                    t.schema(),
                    f.name(),
                    database,
                    f.referencedSchema(),
                    uniqueName(catalog, f).orElse(null),
                    "NONE",
                    f.onUpdate(),
                    f.onDelete()
                });
            }
        }
        return rows;
    }

    private static Optional<String> uniqueName(Catalog catalog, Constraint.ForeignKey f) {
        return catalog.object(f.referencedSchema(), f.referencedTable())
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .flatMap(t -> {
                    if (t.primaryKey() != null && t.primaryKey().columns().equals(f.referencedColumns())) {
                        return Optional.of(t.primaryKey().name());
                    }
                    return t.uniques().stream()
                            .filter(u -> u.columns().equals(f.referencedColumns()))
                            .map(Constraint.Unique::name)
                            .findFirst();
                });
    }

    private List<@Nullable Object[]> checks(Catalog catalog) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Table t : tablesOf(catalog)) {
            t.checks()
                    .forEach(c -> rows.add(new @Nullable Object[] {database, t.schema(), c.name(), c.conditionSql()}));
        }
        return rows;
    }
}
