package io.nonrel.adapter.mongodb;

import com.mongodb.client.model.IndexOptions;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.IndexDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * The native indexes of collections.
 *
 * @see <a href="https://www.mongodb.com/docs/manual/core/index-partial/">Partial indexes</a>
 */
final class Indexes {

    private static final String OWN = "_id_";

    private final Access access;

    Indexes(Access access) {
        this.access = access;
    }

    /** Those that the driver could have made; special ones, as of texts, are not listed. */
    List<IndexDefinition> list(Shape shape) {
        List<IndexDefinition> found = new ArrayList<>();
        for (BsonDocument index : access.database().getCollection(shape.name()).listIndexes(BsonDocument.class)) {
            List<IndexDefinition.Field> fields = fields(shape, index.getDocument("key"));
            String name = index.getString("name").getValue();
            if (!name.equals(OWN) && !fields.isEmpty()) {
                boolean unique = index.getBoolean("unique", BsonBoolean.FALSE).getValue();
                found.add(new IndexDefinition(name, shape.name(), fields, unique));
            }
        }
        return found;
    }

    private static List<IndexDefinition.Field> fields(Shape shape, BsonDocument key) {
        List<IndexDefinition.Field> fields = new ArrayList<>();
        for (Map.Entry<String, BsonValue> part : key.entrySet()) {
            if (!part.getValue().isNumber()) {
                return List.of();
            }
            boolean descending = part.getValue().asNumber().doubleValue() < 0;
            fields.add(new IndexDefinition.Field(shape.field(part.getKey()), descending));
        }
        return fields;
    }

    void create(Shape shape, IndexDefinition index, CallContext context) {
        IndexOptions options = new IndexOptions().name(index.name());
        if (index.unique()) {
            options.unique(true).partialFilterExpression(withoutNulls(shape, index));
        }
        access.collection(shape.name(), context).createIndex(keys(shape, index), options);
    }

    void drop(String collection, String index) {
        access.database().getCollection(collection).dropIndex(index);
    }

    /** Builds those again whose filter is about values of another type than the fields have now. */
    void adapt(Shape before, Shape after) {
        for (IndexDefinition index : after.indexes()) {
            if (index.unique() && !withoutNulls(before, index).equals(withoutNulls(after, index))) {
                drop(after.name(), index.name());
                create(after, index, CallContext.NONE);
            }
        }
    }

    private static BsonDocument keys(Shape shape, IndexDefinition index) {
        BsonDocument keys = new BsonDocument();
        for (IndexDefinition.Field field : index.fields()) {
            keys.put(shape.path(field.name()), new BsonInt32(field.descending() ? -1 : 1));
        }
        return keys;
    }

    /** Documents with a NULL never conflict. Each condition is one that a query for a value implies. */
    private static BsonDocument withoutNulls(Shape shape, IndexDefinition index) {
        BsonDocument filter = new BsonDocument();
        for (IndexDefinition.Field field : index.fields()) {
            BsonValue least = least(shape.form(field.name()));
            filter.put(
                    shape.path(field.name()),
                    least == null ? new BsonDocument("$exists", BsonBoolean.TRUE) : new BsonDocument("$gte", least));
        }
        return filter;
    }

    /** The value from which all of a form are on; null where there are several types. */
    private static @Nullable BsonValue least(FieldForm form) {
        return switch (form) {
            case BOOLEAN -> BsonBoolean.FALSE;
            case INTEGER, DECIMAL, DOUBLE, TIME -> new BsonDouble(Double.NEGATIVE_INFINITY);
            case STRING -> new BsonString("");
            case OBJECT_ID -> new BsonObjectId(new ObjectId(new byte[12]));
            case BINARY, UUID -> new BsonBinary(new byte[0]);
            case DATE, TIMESTAMP, INSTANT -> new BsonDateTime(Long.MIN_VALUE);
            case LIST, TEXT, DOCUMENT, OPEN -> null;
        };
    }
}
