package io.nonrel.engine.catalog;

import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.CatalogObject;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Capability;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Store;
import io.nonrel.spi.StoreAccess;
import io.nonrel.spi.Transaction;
import io.nonrel.spi.TransactionMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The catalog's documents in a store. The collection is made by the first change, so that a database that is only read
 * stays as it is. Written by one thread at a time: {@link SharedCatalog} lets one change in.
 */
final class CatalogStore {

    private final Store store;
    private volatile boolean present = true;
    private volatile long version;

    CatalogStore(Store store) {
        this.store = store;
    }

    /** What the store holds. */
    record Content(List<String> schemas, List<CatalogObject> objects, List<Leftover> leftovers) {
        /** This content in place of all that is in a snapshot. */
        Catalog applyTo(Catalog catalog) {
            Catalog changed = catalog;
            for (String schema : catalog.schemas()) {
                if (!SystemSchemas.contains(schema)) {
                    changed = changed.withoutSchema(schema);
                }
            }
            changed = changed.withSchema(Catalog.DEFAULT_SCHEMA);
            for (String schema : schemas) {
                changed = changed.withSchema(schema);
            }
            for (CatalogObject object : objects) {
                changed = changed.with(object);
            }
            return changed;
        }
    }

    /** Reads everything. */
    Content load() {
        List<String> schemas = new ArrayList<>();
        List<CatalogObject> objects = new ArrayList<>();
        List<Leftover> leftovers = new ArrayList<>();
        try (RowCursor rows =
                store.scan(Scan.of(CatalogDocuments.COLLECTION, CatalogDocuments.FIELDS), CallContext.NONE)) {
            for (@Nullable Object[] row = rows.next(); row != null; row = rows.next()) {
                String kind = String.valueOf(row[0]);
                String schema = String.valueOf(row[1]);
                String name = String.valueOf(row[2]);
                String definition = String.valueOf(row[3]);
                switch (kind) {
                    case CatalogDocuments.VERSION -> version = row[4] instanceof Long n ? n : 0;
                    case CatalogDocuments.SCHEMA -> schemas.add(schema);
                    case CatalogDocuments.LEFTOVER -> leftovers.add(Leftover.read(definition));
                    default -> objects.add(ObjectText.read(kind, schema, name, definition));
                }
            }
        } catch (NonrelException e) {
            if (e.code() != ErrorCode.UNDEFINED_TABLE) {
                throw e;
            }
            present = false;
        }
        return new Content(schemas, objects, leftovers);
    }

    /** Whether another process changed the catalog since it was read here: one look-up by key. */
    boolean isStale() {
        if (!present) {
            // The collection may have been made by another process since.
            present = true;
            try {
                return readVersion(store) != version;
            } catch (NonrelException e) {
                present = e.code() != ErrorCode.UNDEFINED_TABLE;
                if (present) {
                    throw e;
                }
                return false;
            }
        }
        return readVersion(store) != version;
    }

    /**
     * Writes a change.
     *
     * @param own the transaction that holds data that changes together with the catalog; null for none. It is committed here
     * @throws NonrelException {@link ErrorCode#WRITE_CONFLICT} when another process changed the catalog since it was read
     */
    void write(CatalogChange change, @Nullable Transaction own) {
        ensurePresent();
        List<Mutation> mutations = change.mutations();
        long next = change.changesCatalog() ? version + 1 : version;
        mutations.add(CatalogDocuments.version(next));
        if (own != null) {
            write(mutations, own);
        } else if (store.capabilities().contains(Capability.TRANSACTIONS)) {
            try (Transaction transaction = store.begin(TransactionMode.SNAPSHOT)) {
                write(mutations, transaction);
            }
        } else {
            store.write(mutations, CallContext.NONE);
        }
        version = next;
    }

    private void write(List<Mutation> mutations, Transaction transaction) {
        if (readVersion(transaction) != version) {
            throw ErrorCode.WRITE_CONFLICT.error(
                    "Another process changed the catalog of this database at the same time; try the statement again");
        }
        transaction.write(mutations, CallContext.NONE);
        transaction.commit();
    }

    private void ensurePresent() {
        if (!present) {
            try {
                store.createCollection(CatalogDocuments.DEFINITION);
            } catch (NonrelException e) {
                if (e.code() != ErrorCode.DUPLICATE_TABLE) {
                    throw e;
                }
            }
            present = true;
        }
    }

    private static long readVersion(StoreAccess access) {
        @Nullable Object[] key = CatalogDocuments.VERSION_KEY.toArray();
        try (RowCursor rows = access.lookup(
                CatalogDocuments.COLLECTION, List.<@Nullable Object[]>of(key), List.of("version"), CallContext.NONE)) {
            @Nullable Object[] row = rows.next();
            return row != null && row[0] instanceof Long n ? n : 0;
        }
    }
}
