package io.nonrel.engine.session;

import io.nonrel.engine.Database;
import io.nonrel.engine.Property;
import io.nonrel.engine.Session;
import io.nonrel.engine.SessionSettings;
import io.nonrel.engine.catalog.SharedCatalog;
import io.nonrel.engine.index.DeclaredIndexes;
import io.nonrel.engine.index.IndexBuilder;
import io.nonrel.engine.index.IndexJobs;
import io.nonrel.engine.index.IndexResumption;
import io.nonrel.engine.sequence.StoredSequences;
import io.nonrel.engine.statement.PlanCache;
import io.nonrel.engine.statement.StatementCompiler;
import io.nonrel.engine.system.NoticeLog;
import io.nonrel.engine.system.SystemTables;
import io.nonrel.engine.write.UniqueConditions;
import io.nonrel.exec.function.FunctionTable;
import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.View;
import io.nonrel.planner.logical.LogicalPlanner;
import io.nonrel.planner.nativelanguage.NativeFunctions;
import io.nonrel.planner.parser.SqlParsing;
import io.nonrel.spi.Adapter;
import io.nonrel.spi.Capability;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Notice;
import io.nonrel.spi.Settings;
import io.nonrel.spi.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A database that is open: what its sessions share. Thread-safe. */
final class OpenDatabase implements Database {

    private final String name;
    private final Store store;
    private final DatabaseSlot slot;
    private final NoticeLog notices = new NoticeLog();
    private final StatementCompiler compiler;
    private final StoredSequences sequences;
    private final SharedCatalog catalog;
    private final IndexBuilder indexBuilder;
    private final IndexResumption resumption;
    private final DeclaredIndexes declaredIndexes = new DeclaredIndexes();

    private OpenDatabase(String name, Store store, Settings settings, DatabaseSlot slot) {
        this.name = name;
        this.store = store;
        this.slot = slot;
        int cached = (int) Math.min(
                Integer.MAX_VALUE,
                Long.parseLong(
                        settings.property(Property.PLAN_CACHE_SIZE.key(), Property.PLAN_CACHE_SIZE.defaultValue())));
        this.compiler = new StatementCompiler(
                store, new LogicalPlanner(new NativeFunctions(FunctionTable.INSTANCE, store)), new PlanCache(cached));
        this.sequences = new StoredSequences(store);
        IndexJobs jobs = new IndexJobs(store, Clock.systemUTC());
        this.catalog = new SharedCatalog(store, SystemTables.all(name, this::viewColumns, notices, jobs, store));
        this.indexBuilder = new IndexBuilder(
                store,
                catalog,
                jobs,
                (table, known) -> UniqueConditions.rules(
                        table, compiler.expressions(compiler.context(known, table.schema())), store));
        this.resumption = IndexResumption.start(catalog, indexBuilder);
        catalog.whenLeft(indexBuilder::leave, resumption::wake);
    }

    /** Opens the store and reads its catalog. */
    static OpenDatabase open(Adapter adapter, String locator, Settings settings, DatabaseSlot slot) {
        Store store = adapter.open(locator, settings);
        try {
            return new OpenDatabase(nameOf(locator), store, settings, slot);
        } catch (RuntimeException | Error e) {
            store.close();
            throw e;
        }
    }

    /** The last part of the locator's path. */
    private static String nameOf(String locator) {
        int end = locator.indexOf('?');
        String path = end < 0 ? locator : locator.substring(0, end);
        int start = Math.max(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')), path.lastIndexOf(':'));
        String last = path.substring(start + 1);
        return last.isEmpty() ? "nonrel" : last;
    }

    @Override
    public String name() {
        return name;
    }

    Store store() {
        return store;
    }

    StatementCompiler compiler() {
        return compiler;
    }

    StoredSequences sequences() {
        return sequences;
    }

    SharedCatalog catalog() {
        return catalog;
    }

    /** Definitions of indexes that wait for their tables. */
    DeclaredIndexes declaredIndexes() {
        return declaredIndexes;
    }

    IndexBuilder indexBuilder() {
        return indexBuilder;
    }

    /** Counts what a run of a statement was warned about. */
    void log(StatementText text, List<Notice> told) {
        if (!told.isEmpty()) {
            notices.record(text.shape(), told);
        }
    }

    /** The columns of a view, none when it is no longer valid. */
    List<ColumnDescriptor> viewColumns(Catalog snapshot, View view) {
        try {
            List<ColumnDescriptor> columns = compiler.plan(
                            SqlParsing.parseQuery(view.querySql()), compiler.context(snapshot, view.schema()))
                    .columns();
            if (view.columnNames().isEmpty()) {
                return columns;
            }
            List<ColumnDescriptor> renamed = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                ColumnDescriptor c = columns.get(i);
                renamed.add(ColumnDescriptor.computed(view.columnNames().get(i), c.type(), c.nullable()));
            }
            return renamed;
        } catch (NonrelException e) {
            // A view that is no longer valid has no columns; whoever uses it learns why.
            return List.of();
        }
    }

    @Override
    public Session openSession(SessionSettings settings) {
        return slot.another(settings);
    }

    @Override
    public String product() {
        return store.product();
    }

    @Override
    public Set<Capability> capabilities() {
        return store.capabilities();
    }

    void close() {
        resumption.close();
        sequences.close();
        store.close();
    }
}
