package io.nonrel.engine.system;

import io.nonrel.engine.index.IndexJobs;
import io.nonrel.planner.catalog.SystemTable;
import io.nonrel.spi.Store;
import java.util.ArrayList;
import java.util.List;

/** All system tables of a database. */
public final class SystemTables {

    private SystemTables() {}

    /**
     * The tables.
     *
     * @param database what the standard calls the catalog
     * @param viewColumns asked for the columns of views
     * @param log what statements were warned about
     * @param jobs work on derived indexes
     * @param store asked for the sizes of indexes, and what it declares
     */
    public static List<SystemTable> all(
            String database, ViewColumns viewColumns, NoticeLog log, IndexJobs jobs, Store store) {
        List<SystemTable> tables = new ArrayList<>();
        tables.addAll(new TablesAndColumns(database, viewColumns).tables());
        tables.addAll(new ConstraintTables(database).tables());
        tables.addAll(new NonrelTables(log, jobs, store).tables());
        return tables;
    }
}
