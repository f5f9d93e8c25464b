package io.nonrel.adapter.mongodb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.jspecify.annotations.Nullable;

/** Decodes documents straight into rows: no document is made in between. Belongs to one scan. */
final class RowCodec implements Codec<@Nullable Object[]> {

    private static final BsonDocumentCodec DOCUMENTS = new BsonDocumentCodec();

    private final int width;

    /** Where the JSON of the whole document stands. */
    private final List<Integer> whole = new ArrayList<>();

    private final Node root = new Node();
    private final Misfits misfits;

    /** What to do with the value at a name. */
    private static final class Node {
        private final Map<String, Node> children = new HashMap<>();
        private int[] slots = {};
        private FieldForm form = FieldForm.OPEN;
        private String field = "";
    }

    /**
     * @param misfits hears of values that can't be in their field
     */
    RowCodec(Shape shape, List<String> fields, Misfits misfits) {
        this.width = fields.size();
        this.misfits = misfits;
        for (int i = 0; i < fields.size(); i++) {
            String field = fields.get(i);
            if (shape.form(field) == FieldForm.DOCUMENT) {
                whole.add(i);
                continue;
            }
            Node node = root;
            for (String step : shape.path(field).split("\\.", -1)) {
                node = node.children.computeIfAbsent(step, s -> new Node());
            }
            node.slots = java.util.Arrays.copyOf(node.slots, node.slots.length + 1);
            node.slots[node.slots.length - 1] = i;
            node.form = shape.form(field);
            node.field = field;
        }
    }

    @Override
    public @Nullable Object[] decode(BsonReader reader, DecoderContext context) {
        @Nullable Object[] row = new @Nullable Object[width];
        if (whole.isEmpty()) {
            read(reader, root, row);
            return row;
        }
        BsonDocument document = DOCUMENTS.decode(reader, context);
        String json = JsonText.of(document);
        whole.forEach(slot -> row[slot] = json);
        read(document.asBsonReader(), root, row);
        return row;
    }

    private void read(BsonReader reader, Node parent, @Nullable Object[] row) {
        reader.readStartDocument();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            Node node = parent.children.get(reader.readName());
            if (node == null) {
                reader.skipValue();
            } else if (node.children.isEmpty()) {
                put(node, StoredValues.read(reader, node.form), row);
            } else {
                readInside(reader, node, row);
            }
        }
        reader.readEndDocument();
    }

    /** Where a part of the value is asked for, and maybe the whole as well. */
    private void readInside(BsonReader reader, Node node, @Nullable Object[] row) {
        boolean isDocument = reader.getCurrentBsonType() == BsonType.DOCUMENT;
        if (node.slots.length == 0) {
            if (isDocument) {
                read(reader, node, row);
            } else {
                reader.skipValue();
            }
            return;
        }
        var mark = isDocument ? reader.getMark() : null;
        put(node, StoredValues.read(reader, node.form), row);
        if (mark != null) {
            mark.reset();
            read(reader, node, row);
        }
    }

    private void put(Node node, @Nullable Object value, @Nullable Object[] row) {
        Object fitting = value;
        if (value == StoredValues.MISFIT) {
            misfits.found(node.field);
            fitting = null;
        }
        for (int slot : node.slots) {
            row[slot] = fitting;
        }
    }

    @Override
    public void encode(BsonWriter writer, @Nullable Object[] row, EncoderContext context) {
        throw new AssertionError("Rows are only read");
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"}) // the class of an array says nothing of nulls
    public Class<@Nullable Object[]> getEncoderClass() {
        return (Class) Object[].class;
    }
}
