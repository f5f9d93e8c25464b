package io.nonrel.engine.ddl;

import io.nonrel.engine.catalog.CatalogChange;
import io.nonrel.engine.catalog.CatalogNames;
import io.nonrel.engine.catalog.RowChanges;
import io.nonrel.exec.Cancellation;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.ReferencePath;
import io.nonrel.planner.catalog.Sequence;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.statement.AlterIndex;
import io.nonrel.planner.statement.AlterSequence;
import io.nonrel.planner.statement.AlterTable;
import io.nonrel.planner.statement.AnalyzeTable;
import io.nonrel.planner.statement.Comment;
import io.nonrel.planner.statement.CreateIndex;
import io.nonrel.planner.statement.CreateSchema;
import io.nonrel.planner.statement.CreateSequence;
import io.nonrel.planner.statement.CreateTable;
import io.nonrel.planner.statement.CreateView;
import io.nonrel.planner.statement.Ddl;
import io.nonrel.planner.statement.Drop;
import io.nonrel.planner.statement.DropIndex;
import io.nonrel.planner.statement.RefreshSchema;
import io.nonrel.planner.statement.Truncate;
import io.nonrel.spi.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.jspecify.annotations.Nullable;

/** Runs statements that change the catalog, one at a time in a database. */
public final class DdlRunner {

    private final DdlContext context;

    public DdlRunner(DdlContext context) {
        this.context = context;
    }

    /**
     * Runs a statement.
     *
     * @return how many rows it wrote: those of CREATE TABLE AS
     */
    public long run(Ddl statement) {
        Cancellation.lock(context.catalog().lock());
        try {
            context.catalog().refresh();
            long rows = runLocked(statement);
            context.indexBuilder().finishDrops(context.work());
            return rows;
        } finally {
            context.catalog().lock().unlock();
        }
    }

    /**
     * Compares the fields of a derived index with what they should be.
     *
     * @return a row for each that is wrong: key, field and kind
     */
    public List<@Nullable Object[]> verify(AlterIndex statement) {
        Cancellation.lock(context.catalog().lock());
        try {
            context.catalog().refresh();
            return new IndexChanges(context).verify(statement);
        } finally {
            context.catalog().lock().unlock();
        }
    }

    /**
     * Creates an index that an application brings, unless it is there.
     *
     * @param origin the resource or file of the definition
     * @return whether its table is there
     */
    public boolean declare(CreateIndex statement, String origin) {
        Cancellation.lock(context.catalog().lock());
        try {
            return new IndexChanges(context).declare(statement, origin);
        } finally {
            context.catalog().lock().unlock();
        }
    }

    private long runLocked(Ddl statement) {
        if (statement instanceof CreateTable create) {
            return new TableCreation(context).run(create);
        }
        if (statement instanceof CreateSchema create) {
            new ObjectCreation(context).run(create);
        } else if (statement instanceof CreateView create) {
            new ObjectCreation(context).run(create);
        } else if (statement instanceof CreateSequence create) {
            new ObjectCreation(context).run(create);
        } else if (statement instanceof AlterSequence alter) {
            new ObjectCreation(context).run(alter);
        } else if (statement instanceof CreateIndex create) {
            new IndexChanges(context).run(create);
        } else if (statement instanceof DropIndex drop) {
            new IndexChanges(context).run(drop);
        } else if (statement instanceof AlterTable alter) {
            new TableAlteration(context).run(alter);
        } else if (statement instanceof Drop drop) {
            new Dropping(context).run(drop);
        } else if (statement instanceof Truncate truncate) {
            truncate(truncate);
        } else if (statement instanceof Comment comment) {
            comment(comment);
        } else if (statement instanceof AlterIndex alter) {
            new IndexChanges(context).rebuild(alter);
        } else if (statement instanceof AnalyzeTable analyze) {
            // Declared columns need no samples; the name is checked all the same.
            if (context.names().table(analyze.table()).inferred()) {
                context.catalog().reload();
            }
        } else if (statement instanceof RefreshSchema) {
            context.catalog().reload();
        }
        return 0;
    }

    private void truncate(Truncate statement) {
        List<Table> tables = statement.tables().stream()
                .map(name -> {
                    context.names().writablePlace(name);
                    return context.names().table(name);
                })
                .toList();
        boolean left = false;
        for (Table table : tables) {
            left |= truncate(table, tables);
            if (statement.restartIdentity()) {
                restartIdentity(table);
            }
        }
        if (left) {
            context.indexBuilder().resume(context.work());
        }
    }

    /** Gives whether copies are left to be brought up to date. */
    private boolean truncate(Table table, List<Table> together) {
        RowChanges changes = context.catalog().beginChanges();
        new ForeignKeyChecks(context).requireUnreferred(table, together, changes);
        List<RowChanges.LeftForLater> left = new ArrayList<>();
        for (ReferencePath path : ReferencePath.through(context.snapshot(), table)) {
            for (ReferencePath.Hop hop : path.hops()) {
                if (ReferencePath.isSame(hop.parent(), table)) {
                    changes.changedAll(table, hop.key().field());
                    left.add(RowChanges.LeftForLater.all(path.table(), path.index()));
                }
            }
        }
        context.indexBuilder().leave(left);
        context.catalog().alone(() -> context.catalog().commitRows(changes, () -> {
            context.store().truncateCollection(table.collection());
            table.uniqueIndexes().forEach(i -> context.store().truncateCollection(i.collection()));
            return null;
        }));
        return !left.isEmpty();
    }

    private void restartIdentity(Table table) {
        for (Column column : table.columns()) {
            if (column.identity() != null
                    && context.snapshot()
                                    .object(table.schema(), column.identity().sequence())
                                    .orElse(null)
                            instanceof Sequence sequence) {
                context.sequences().restart(sequence.schema(), sequence.name(), sequence.start());
            }
        }
    }

    private void comment(Comment statement) {
        SqlIdentifier name = statement.name();
        if (!statement.column()) {
            Table table = context.names().table(name);
            context.names().writablePlace(name);
            TableBuilder builder = new TableBuilder(table);
            builder.comment = statement.text();
            context.catalog().commit(new CatalogChange().put(builder.build()));
            return;
        }
        if (name.isSimple()) {
            throw ErrorCode.INVALID_STATEMENT.error("COMMENT ON COLUMN needs the table: table.column");
        }
        SqlIdentifier owner = name.skipLast(1);
        context.names().writablePlace(owner);
        Table table = context.names().table(owner);
        Column column = CatalogNames.column(table, name);
        TableBuilder builder = new TableBuilder(table);
        builder.change(
                column.name(),
                c -> new Column(
                        c.name(),
                        c.field(),
                        c.type(),
                        c.nullable(),
                        c.defaultSql(),
                        c.generatedSql(),
                        c.identity(),
                        c.hidden(),
                        statement.text()));
        context.catalog().commit(new CatalogChange().put(builder.build()));
    }
}
