package io.nonrel.adapter.mongodb;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.BsonBinary;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.UuidRepresentation;
import org.bson.json.JsonParseException;
import org.bson.types.ObjectId;

/** The ids that are given as a text, where those of a collection are of several types. Stateless. */
final class TextIds {

    private TextIds() {}

    static List<BsonValue> of(String text) {
        List<BsonValue> ids = new ArrayList<>();
        ids.add(new BsonString(text));
        if (BsonValues.isObjectId(text)) {
            ids.add(new BsonObjectId(new ObjectId(text)));
        }
        try {
            ids.add(new BsonBinary(UUID.fromString(text), UuidRepresentation.STANDARD));
        } catch (IllegalArgumentException e) {
            // No UUID has this text.
        }
        try {
            ids.add(new BsonDateTime(Instant.parse(text).toEpochMilli()));
        } catch (DateTimeException e) {
            // No date has this text.
        }
        try {
            BsonDocument parsed = BsonDocument.parse("{\"v\": " + text + "}");
            if (parsed.size() == 1) {
                ids.add(parsed.get("v"));
            }
        } catch (JsonParseException | org.bson.BsonInvalidOperationException | NumberFormatException e) {
            // Nothing has this JSON.
        }
        // Of those only the ones whose text it is.
        ids.removeIf(id -> id.isNull() || !text.equals(WholeDocuments.read(id, FieldForm.TEXT)));
        return ids;
    }
}
