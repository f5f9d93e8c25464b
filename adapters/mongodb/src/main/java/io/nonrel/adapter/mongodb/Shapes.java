package io.nonrel.adapter.mongodb;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import io.nonrel.spi.ErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The shapes of the collections that the driver made, remembered here and kept in a collection of their own, with a document
 * for each: {@code {_id: name, key: [field, …], fields: [{name, form}, …], nested: false}}. Thread-safe.
 */
final class Shapes {

    /** Made by the first collection that the driver makes. */
    static final String COLLECTION = "nonrel_collections";

    private static final String KEY = "key";
    private static final String FIELDS = "fields";
    private static final String NAME = "name";
    private static final String FORM = "form";
    private static final String NESTED = "nested";

    private final Access access;
    private final Indexes indexes;
    private final Map<String, Shape> known = new ConcurrentHashMap<>();

    /** Collections of others, which nothing is written down of. */
    private final Map<String, Shape> discovered = new ConcurrentHashMap<>();

    private final Discovery discovery;

    Shapes(Access access, int sampleSize) {
        this.access = access;
        this.discovery = new Discovery(access, sampleSize);
        this.indexes = new Indexes(access);
    }

    /**
     * The shape of a collection.
     *
     * @throws io.nonrel.spi.NonrelException {@link ErrorCode#UNDEFINED_TABLE} when the driver knows of none
     */
    Shape of(String collection) {
        access.checkOpen();
        Shape shape = known.get(collection);
        if (shape == null) {
            shape = load(collection);
            if (shape == null) {
                shape = discovered.get(collection);
                if (shape != null) {
                    return shape;
                }
                throw ErrorCode.UNDEFINED_TABLE.error(
                        "The database %s has no collection %s that the driver knows", access.name(), collection);
            }
            known.put(collection, shape);
        }
        return shape;
    }

    /** Looks at all collections that are not written down. */
    List<Shape> discover() {
        Set<String> names = new TreeSet<>(Set.of(COLLECTION));
        documents()
                .find()
                .projection(new BsonDocument(Shape.ID, new BsonInt32(1)))
                .forEach(d -> names.add(d.getString(Shape.ID).getValue()));
        Map<String, Shape> found = discovery.shapes(names);
        discovered.clear();
        discovered.putAll(found);
        return List.copyOf(found.values());
    }

    /** Writes the shape of a collection down, also in place of another. */
    void put(Shape shape) {
        documents()
                .replaceOne(
                        new BsonDocument(Shape.ID, new BsonString(shape.name())),
                        document(shape),
                        new ReplaceOptions().upsert(true));
        known.put(shape.name(), shape);
    }

    /** The indexes of a collection have changed. */
    Shape reloadIndexes(String collection) {
        Shape changed = of(collection);
        changed = changed.withIndexes(indexes.list(changed));
        (known.containsKey(collection) ? known : discovered).put(collection, changed);
        return changed;
    }

    void remove(String collection) {
        known.remove(collection);
        discovered.remove(collection);
        documents().deleteOne(new BsonDocument(Shape.ID, new BsonString(collection)));
    }

    /** What is remembered may be out of date. */
    void forget() {
        known.clear();
    }

    private @Nullable Shape load(String collection) {
        try {
            BsonDocument found = documents()
                    .find(new BsonDocument(Shape.ID, new BsonString(collection)))
                    .first();
            if (found == null) {
                return null;
            }
            Shape shape = shape(found);
            return shape.withIndexes(indexes.list(shape));
        } catch (RuntimeException e) {
            throw access.errors().of(e);
        }
    }

    private MongoCollection<BsonDocument> documents() {
        return access.database().getCollection(COLLECTION, BsonDocument.class);
    }

    private static BsonDocument document(Shape shape) {
        BsonArray key = new BsonArray();
        shape.key().forEach(field -> key.add(new BsonString(field)));
        BsonArray fields = new BsonArray();
        shape.fields()
                .forEach((name, form) -> fields.add(
                        new BsonDocument(NAME, new BsonString(name)).append(FORM, new BsonString(form.name()))));
        return new BsonDocument(Shape.ID, new BsonString(shape.name()))
                .append(KEY, key)
                .append(FIELDS, fields)
                .append(NESTED, BsonBoolean.valueOf(shape.nested()));
    }

    private static Shape shape(BsonDocument document) {
        String name = document.getString(Shape.ID).getValue();
        try {
            List<String> key = new ArrayList<>();
            for (BsonValue field : document.getArray(KEY)) {
                key.add(field.asString().getValue());
            }
            Map<String, FieldForm> forms = new LinkedHashMap<>();
            for (BsonValue field : document.getArray(FIELDS)) {
                BsonDocument part = field.asDocument();
                forms.put(
                        part.getString(NAME).getValue(),
                        FieldForm.valueOf(part.getString(FORM).getValue()));
            }
            return new Shape(
                    name,
                    key,
                    forms,
                    document.getBoolean(NESTED, BsonBoolean.FALSE).getValue(),
                    List.of());
        } catch (IllegalArgumentException | org.bson.BsonInvalidOperationException e) {
            throw ErrorCode.STORE_FAILED.error(
                    e, "The document %s of %s can't be read; a newer version may have written it", name, COLLECTION);
        }
    }
}
