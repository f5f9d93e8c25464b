package io.nonrel.adapter.mongodb;

import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/**
 * BSON as JSON, for values that SQL has no type for.
 *
 * @see <a href="https://www.mongodb.com/docs/manual/reference/mongodb-extended-json/">Extended JSON, relaxed</a>
 */
final class JsonText {

    private static final JsonWriterSettings RELAXED =
            JsonWriterSettings.builder().outputMode(JsonMode.RELAXED).build();

    private JsonText() {}

    /** The value's JSON. */
    static String of(BsonValue value) {
        if (value instanceof BsonDocument document) {
            return document.toJson(RELAXED);
        }
        // A document is the only thing that writes itself: take one around the value, and what stands behind its name.
        String text = new BsonDocument("v", value).toJson(RELAXED);
        return text.substring("{\"v\": ".length(), text.length() - 1);
    }
}
