package io.nonrel.adapter.embedded;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.CollectionDefinition;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.IndexDefinition;
import org.jspecify.annotations.Nullable;

/** Changes of definitions: each is one commit, so that a crash leaves all of it or nothing. Stateless. */
final class Schemas {

    private Schemas() {}

    static void createCollection(Database database, CollectionDefinition definition) {
        database.change(db -> {
            if (db.state().has(definition.name())) {
                throw ErrorCode.DUPLICATE_TABLE.error("There is a collection %s already", definition.name());
            }
            CollectionSchema schema = db.catalog().create(definition);
            db.catalog().save(schema);
            db.publish(db.state().plus(CollectionState.of(schema, 0)));
            return true;
        });
    }

    static void alterCollection(Database database, CollectionDefinition definition) {
        database.change(db -> {
            CollectionState old = db.state().collection(definition.name());
            if (!old.schema().key().equals(definition.key())) {
                throw ErrorCode.INVALID_DEFINITION.error(
                        "The key of collection %s is %s and can't become %s",
                        definition.name(), old.schema().key(), definition.key());
            }
            replace(db, old, old.schema().withDefinition(definition));
            return true;
        });
    }

    static void dropCollection(Database database, String name) {
        database.change(db -> {
            CollectionState old = db.state().find(name);
            if (old != null) {
                db.publish(db.state().minus(name));
                db.catalog().remove(old.schema());
            }
            return true;
        });
    }

    static void truncateCollection(Database database, String name) {
        database.change(db -> {
            CollectionState old = db.state().collection(name);
            old.schema().rows().clear();
            old.schema().indexes().forEach(index -> index.map().clear());
            replace(db, old, old.schema());
            return true;
        });
    }

    static void createIndex(Database database, IndexDefinition definition, CallContext context) {
        database.change(context, db -> {
            CollectionState old = db.state().collection(definition.collection());
            if (old.schema().index(definition.name()) != null) {
                throw ErrorCode.DUPLICATE_OBJECT.error(
                        "Collection %s has an index %s already", definition.collection(), definition.name());
            }
            IndexSchema index = db.catalog().createIndex(definition);
            boolean built = false;
            try {
                build(db, old, index, context);
                built = true;
            } finally {
                if (!built) {
                    db.catalog().discard(index);
                }
            }
            CollectionSchema schema = old.schema().with(index);
            db.catalog().save(schema, index);
            replace(db, old, schema);
            return true;
        });
    }

    private static void build(Database database, CollectionState state, IndexSchema index, CallContext context) {
        Entries<Document> rows = state.rows().entries(KeyRange.ALL, false);
        while (rows.advance()) {
            context.checkCancelled();
            for (@Nullable Object[] entry : index.entries(rows.key(), rows.value())) {
                index.map().put(StoredKeyType.stored(entry), Boolean.TRUE);
            }
            database.limitUnsaved();
        }
        if (!index.isUnique()) {
            return;
        }
        @Nullable Object[] previous = null;
        Entries<Boolean> entries = new Tree<>(index.map()).entries(KeyRange.ALL, false);
        while (entries.advance()) {
            context.checkCancelled();
            @Nullable Object[] entry = entries.key();
            if (previous != null
                    && index.mayConflict(entry)
                    && index.type().startsWith(entry, previous, index.width())) {
                throw ErrorCode.UNIQUE_VIOLATION
                        .error(
                                "Documents of %s agree in %s, so %s can't be unique",
                                state.schema().name(),
                                String.join(", ", index.fields()),
                                index.definition().name())
                        .with("index", index.definition().name())
                        .with("collection", state.schema().name());
            }
            previous = entry;
        }
    }

    static void dropIndex(Database database, String collection, String name) {
        database.change(db -> {
            CollectionState old = db.state().find(collection);
            IndexSchema index = old == null ? null : old.schema().index(name);
            if (old != null && index != null) {
                replace(db, old, old.schema().without(index));
                db.catalog().remove(old.schema(), index);
            }
            return true;
        });
    }

    private static void replace(Database database, CollectionState old, CollectionSchema schema) {
        database.catalog().save(schema);
        database.publish(database.state().with(java.util.List.of(CollectionState.of(schema, old.version() + 1))));
    }
}
