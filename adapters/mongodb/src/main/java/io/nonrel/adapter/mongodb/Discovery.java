package io.nonrel.adapter.mongodb;

import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/**
 * Looks at collections that the driver did not make: what their validator says, and what the first and the last documents by
 * {@code _id} have. It is the same each time, and nothing is written.
 */
final class Discovery {

    private final Access access;
    private final int sampleSize;

    Discovery(Access access, int sampleSize) {
        this.access = access;
        this.sampleSize = sampleSize;
    }

    /** The shapes of the collections that aren't known yet, by name. */
    Map<String, Shape> shapes(Set<String> known) {
        Map<String, Shape> shapes = new TreeMap<>();
        List<BsonDocument> collections = new ArrayList<>();
        access.database().listCollections(BsonDocument.class).forEach(collections::add);
        for (BsonDocument collection : collections) {
            String name = collection.getString("name").getValue();
            // A view or a time series has no key of its own.
            boolean isPlain = collection
                    .getString("type", new BsonString("collection"))
                    .getValue()
                    .equals("collection");
            if (isPlain && !known.contains(name) && !name.startsWith("system.")) {
                shapes.put(name, shape(name, collection.getDocument("options", new BsonDocument())));
            }
        }
        return shapes;
    }

    private Shape shape(String name, BsonDocument options) {
        SeenFields seen = SeenFields.inside();
        int half = sampleSize / 2;
        look(name, 1, sampleSize - half, seen);
        look(name, -1, half, seen);
        Map<String, FieldForm> forms = new LinkedHashMap<>();
        forms.put(Shape.ID, FieldForm.TEXT);
        forms.putAll(seen.forms());
        ValidatorFields.of(options).forEach((path, form) -> {
            forms.keySet().removeIf(other -> other.startsWith(path + ".") || path.startsWith(other + "."));
            forms.put(path, form);
        });
        forms.putIfAbsent(Shape.DOCUMENT, FieldForm.DOCUMENT);
        Shape found = new Shape(name, List.of(Shape.ID), forms, true, List.of());
        return found.withIndexes(new Indexes(access).list(found));
    }

    private void look(String collection, int direction, int count, SeenFields seen) {
        if (count > 0) {
            MongoCollection<BsonDocument> all = access.database().getCollection(collection, BsonDocument.class);
            all.find()
                    .sort(new BsonDocument(Shape.ID, new BsonInt32(direction)))
                    .limit(count)
                    .comment(Access.comment())
                    .forEach(seen::look);
        }
    }
}
