package io.nonrel.engine.system;

import static io.nonrel.engine.catalog.SystemSchemas.NONREL;

import io.nonrel.engine.Property;
import io.nonrel.engine.index.IndexJobs;
import io.nonrel.planner.catalog.SystemTable;
import io.nonrel.spi.Capability;
import io.nonrel.spi.Store;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** WARNINGS, INDEXES, JOBS, PROPERTIES and CAPABILITIES. */
final class NonrelTables {

    private final NoticeLog log;
    private final IndexJobs jobs;
    private final Store store;

    NonrelTables(NoticeLog log, IndexJobs jobs, Store store) {
        this.log = log;
        this.jobs = jobs;
        this.store = store;
    }

    List<SystemTable> tables() {
        return List.of(
                new SystemTable(
                        NONREL,
                        "WARNINGS",
                        SystemColumns.of("#CODE NAME STATEMENT TABLE_NAME #OCCURRENCES #ROWS_TOTAL #STORE_CALLS_TOTAL"
                                + " MESSAGE REMEDY @LAST_SEEN"),
                        catalog -> log.rows()),
                new IndexRows(store, jobs).table(),
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

    private List<@Nullable Object[]> capabilities() {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Capability c : Capability.values()) {
            rows.add(new @Nullable Object[] {
                c.name(), TablesAndColumns.yesNo(store.capabilities().contains(c))
            });
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
