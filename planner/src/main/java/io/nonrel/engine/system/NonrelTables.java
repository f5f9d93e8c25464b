package io.nonrel.engine.system;

import static io.nonrel.engine.catalog.SystemSchemas.NONREL;

import io.nonrel.engine.Property;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.CatalogObject;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.SystemTable;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.IndexDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** WARNINGS, INDEXES and PROPERTIES. */
final class NonrelTables {

    private final NoticeLog log;

    NonrelTables(NoticeLog log) {
        this.log = log;
    }

    List<SystemTable> tables() {
        return List.of(
                new SystemTable(
                        NONREL,
                        "WARNINGS",
                        SystemColumns.of("#CODE NAME STATEMENT TABLE_NAME #OCCURRENCES #ROWS_TOTAL #STORE_CALLS_TOTAL"
                                + " MESSAGE REMEDY @LAST_SEEN"),
                        catalog -> log.rows()),
                new SystemTable(
                        NONREL,
                        "INDEXES",
                        SystemColumns.of("TABLE_SCHEMA TABLE_NAME INDEX_NAME IS_UNIQUE COLUMNS KIND STATE"),
                        NonrelTables::indexes),
                new SystemTable(
                        NONREL,
                        "PROPERTIES",
                        SystemColumns.of("NAME DEFAULT_VALUE CHOICES DESCRIPTION"),
                        catalog -> properties()));
    }

    private static List<@Nullable Object[]> indexes(Catalog catalog) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (CatalogObject object : TablesAndColumns.objects(catalog)) {
            if (object instanceof Table t) {
                for (IndexDefinition i : t.indexes()) {
                    rows.add(new @Nullable Object[] {
                        t.schema(),
                        t.name(),
                        i.name(),
                        TablesAndColumns.yesNo(i.unique()),
                        columns(t, i),
                        "NATIVE",
                        "READY"
                    });
                }
            }
        }
        return rows;
    }

    private static String columns(Table table, IndexDefinition index) {
        return index.fields().stream()
                .map(f -> columnOf(table, f.name()) + (f.descending() ? " DESC" : ""))
                .collect(Collectors.joining(", "));
    }

    private static String columnOf(Table table, String field) {
        return table.columns().stream()
                .filter(c -> c.field().equals(field))
                .map(Column::name)
                .findFirst()
                .orElse(field);
    }

    private static List<@Nullable Object[]> properties() {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Property p : Property.values()) {
            rows.add(new @Nullable Object[] {
                p.key(),
                p.defaultValue(),
                p.choices().isEmpty() ? null : String.join(", ", p.choices()),
                p.description()
            });
        }
        return rows;
    }
}
