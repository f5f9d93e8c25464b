package io.nonrel.engine.system;

import static io.nonrel.engine.catalog.SystemSchemas.NONREL;

import io.nonrel.engine.Property;
import io.nonrel.engine.index.IndexJobs;
import io.nonrel.index.DerivedIndex;
import io.nonrel.index.IndexState;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.CatalogObject;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.ReferencePath;
import io.nonrel.planner.catalog.SystemTable;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.Capability;
import io.nonrel.spi.IndexDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** WARNINGS, INDEXES, JOBS, PROPERTIES and CAPABILITIES. */
final class NonrelTables {

    private final NoticeLog log;
    private final IndexJobs jobs;
    private final Set<Capability> capabilities;

    NonrelTables(NoticeLog log, IndexJobs jobs, Set<Capability> capabilities) {
        this.log = log;
        this.jobs = jobs;
        this.capabilities = capabilities;
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
                        SystemColumns.of(
                                "TABLE_SCHEMA TABLE_NAME INDEX_NAME IS_UNIQUE COLUMNS KIND STATE LOOKUPS ORIGIN"),
                        NonrelTables::indexes),
                new SystemTable(
                        NONREL,
                        "JOBS",
                        SystemColumns.of("JOB_ID KIND TABLE_SCHEMA TABLE_NAME INDEX_NAME STATE #ROWS_READ #ROWS_CHANGED"
                                + " LAST_KEY @STARTED @UPDATED MESSAGE"),
                        catalog -> jobs.rows()),
                new SystemTable(
                        NONREL,
                        "PROPERTIES",
                        SystemColumns.of("NAME DEFAULT_VALUE CHOICES DESCRIPTION"),
                        catalog -> properties()),
                new SystemTable(
                        NONREL, "CAPABILITIES", SystemColumns.of("NAME IS_DECLARED"), catalog -> capabilities()));
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
                        "READY",
                        null,
                        null
                    });
                }
                for (DerivedIndex i : t.derivedIndexes()) {
                    rows.add(new @Nullable Object[] {
                        t.schema(),
                        t.name(),
                        i.name(),
                        TablesAndColumns.yesNo(false),
                        column(catalog, t, i),
                        "DERIVED",
                        i.isReadable() || !i.state().isReadable() ? i.state().name() : IndexState.STALE.name(),
                        i.lookupText(),
                        i.origin()
                    });
                }
            }
        }
        return rows;
    }

    private static String column(Catalog catalog, Table table, DerivedIndex index) {
        if (!index.isJoined()) {
            return columnOf(table, index.path().get(0));
        }
        return ReferencePath.of(catalog, table, index)
                .map(p -> p.hops().stream().map(h -> h.reference().name()).collect(Collectors.joining(".")) + "."
                        + p.target().name())
                .orElseGet(() -> String.join(".", index.path()));
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

    private List<@Nullable Object[]> capabilities() {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Capability c : Capability.values()) {
            rows.add(new @Nullable Object[] {c.name(), TablesAndColumns.yesNo(capabilities.contains(c))});
        }
        return rows;
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
