package io.nonrel.adapter.mongodb;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bson.BsonBinary;
import org.bson.BsonBinarySubType;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.BsonValue;

/** The fields of documents that were looked at, and of documents in them, with what stands there. */
final class SeenFields {

    /** Deeper documents are given as JSON. */
    private static final int DEEPEST = 5;

    private static final long EXACT_AS_DOUBLE = 1L << 53;

    private final int deepest;
    private final Map<String, Seen> fields = new LinkedHashMap<>();

    private SeenFields(int deepest) {
        this.deepest = deepest;
    }

    /** Also of documents in documents. */
    static SeenFields inside() {
        return new SeenFields(DEEPEST);
    }

    /** A document in a document is a text. */
    static SeenFields atTheTop() {
        return new SeenFields(1);
    }

    /** What was seen at one path. */
    private static final class Seen {
        private final Set<FieldForm> forms = EnumSet.noneOf(FieldForm.class);
        private boolean documents;

        /** An integer that a double has no place for. */
        private boolean wide;
    }

    /** Looks at one more document. */
    void look(BsonDocument document) {
        look(document, "", 1);
    }

    private void look(BsonDocument document, String prefix, int depth) {
        document.forEach((name, value) -> {
            if (isPath(name)) {
                look(value, prefix + name, depth);
            }
        });
    }

    /** A name that a path can't lead to is left out: its value survives all writes. */
    static boolean isPath(String name) {
        return !name.isEmpty() && name.indexOf('.') < 0 && name.charAt(0) != '$';
    }

    private void look(BsonValue value, String path, int depth) {
        Seen seen = fields.computeIfAbsent(path, p -> new Seen());
        if (value.isNull() || value.getBsonType() == BsonType.UNDEFINED) {
            return;
        }
        if (value.isDocument()
                && depth < deepest
                && !path.equals(Shape.ID)
                && !value.asDocument().isEmpty()) {
            seen.documents = true;
            look(value.asDocument(), path + ".", depth + 1);
            return;
        }
        seen.forms.add(form(value));
        seen.wide |= value.isInt64() && Math.abs(value.asInt64().getValue()) > EXACT_AS_DOUBLE;
    }

    private static FieldForm form(BsonValue value) {
        if (value instanceof BsonBinary binary) {
            boolean isUuid = binary.getType() == BsonBinarySubType.UUID_STANDARD.getValue();
            boolean isPlain = binary.getType() == BsonBinarySubType.BINARY.getValue();
            return isUuid ? FieldForm.UUID : isPlain ? FieldForm.BINARY : FieldForm.TEXT;
        }
        return FieldForm.of(value.getBsonType());
    }

    /** The form of each field, in the order in which they were met: one that has all that was seen. */
    Map<String, FieldForm> forms() {
        Map<String, FieldForm> forms = new LinkedHashMap<>();
        fields.forEach((path, seen) -> {
            if (!seen.documents || !seen.forms.isEmpty()) {
                // A document in some and another value in others: its JSON, and nothing of what is in it.
                forms.put(path, seen.documents ? FieldForm.TEXT : widest(seen));
            }
        });
        forms.keySet().removeIf(path -> isInside(path, forms));
        return forms;
    }

    private static boolean isInside(String path, Map<String, FieldForm> forms) {
        for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
            if (forms.containsKey(path.substring(0, dot))) {
                return true;
            }
        }
        return false;
    }

    private static FieldForm widest(Seen seen) {
        Set<FieldForm> forms = seen.forms;
        if (forms.size() == 1) {
            return forms.iterator().next();
        }
        if (forms.isEmpty()
                || !EnumSet.of(FieldForm.INTEGER, FieldForm.DOUBLE, FieldForm.DECIMAL)
                        .containsAll(forms)) {
            return FieldForm.TEXT;
        }
        return forms.contains(FieldForm.DECIMAL) || seen.wide ? FieldForm.DECIMAL : FieldForm.DOUBLE;
    }
}
