package io.nonrel.engine.session;

import io.nonrel.engine.catalog.RowChanges.LeftForLater;
import io.nonrel.engine.catalog.SharedCatalog;
import io.nonrel.exec.Cancellation;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.CatalogObject;
import io.nonrel.planner.catalog.ReferencePath;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.nativelanguage.NativeFunction;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.CollectionDefinition.FieldDefinition;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NativeStatement;
import io.nonrel.spi.RowCursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements in the store's own language that write. They go past all that the driver does for rows, so what it keeps
 * beside them is distrusted first: derived indexes and markers of the collection, and copies of its rows.
 */
final class NativeWriteRun {

    private static final String OWN = "nonrel_";

    private final OpenDatabase database;
    private final TransactionScope transactions;

    NativeWriteRun(OpenSession session) {
        this.database = session.open();
        this.transactions = session.transactions();
    }

    List<@Nullable Object[]> run(
            NativeStatement statement,
            List<FieldDefinition> columns,
            List<@Nullable Object> values,
            CallContext context) {
        transactions.checkWritable("A native statement that writes");
        if (transactions.isActive()) {
            throw ErrorCode.UNSUPPORTED.error(
                    "A native statement that writes is no part of a transaction: commit or roll back first");
        }
        SharedCatalog catalog = database.catalog();
        // Held until the statement has ended: whoever verifies an index meanwhile would find it right and trust it
        // again.
        Cancellation.lock(catalog.lock());
        try {
            catalog.refresh();
            for (String collection : statement.writes()) {
                if (collection.startsWith(OWN)) {
                    throw ErrorCode.NOT_AUTHORIZED.error(
                            "The collection %s is the driver's own: native statements only read it", collection);
                }
                distrust(collection);
            }
            return rows(statement, columns, values, context);
        } finally {
            catalog.lock().unlock();
        }
    }

    private List<@Nullable Object[]> rows(
            NativeStatement statement,
            List<FieldDefinition> columns,
            List<@Nullable Object> values,
            CallContext context) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        try (RowCursor cursor = NativeFunction.language(database.store()).run(statement, columns, values, context)) {
            for (@Nullable Object[] row = cursor.next(); row != null; row = cursor.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private void distrust(String collection) {
        Catalog catalog = database.catalog().snapshot();
        List<LeftForLater> derived = new ArrayList<>();
        for (String schema : catalog.schemas()) {
            for (CatalogObject object : catalog.objects(schema)) {
                if (object instanceof Table table && table.collection().equals(collection)) {
                    table.derivedIndexes().forEach(i -> derived.add(LeftForLater.all(table, i)));
                    ReferencePath.through(catalog, table)
                            .forEach(p -> derived.add(LeftForLater.all(p.table(), p.index())));
                    database.indexBuilder().uniques().distrust(table);
                }
            }
        }
        database.indexBuilder().distrust(derived);
    }
}
