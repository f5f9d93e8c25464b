package io.nonrel.shell.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a stream of JSON objects as rows of a table, without holding more than one. Not thread-safe. */
final class JsonRows implements AutoCloseable {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser parser;
    /** By name whatever its case: not every database keeps it. */
    private final Map<String, Integer> positions = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private final List<ColumnType> types;

    JsonRows(InputStream in, List<String> columns, List<ColumnType> types) throws IOException {
        this.parser = JSON.createParser(in);
        this.types = types;
        for (int i = 0; i < columns.size(); i++) {
            positions.put(columns.get(i), i);
        }
    }

    /** The next row in the order of the columns, or null at the end. Fields that the table lacks are an error. */
    @Nullable
    Object @Nullable [] next() throws IOException {
        if (parser.nextToken() == null) {
            return null;
        }
        @Nullable Object[] row = new @Nullable Object[types.size()];
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            Integer position = positions.get(name);
            if (position == null) {
                throw new IOException("the field " + name + " has no column");
            }
            parser.nextToken();
            row[position] = value(types.get(position));
        }
        return row;
    }

    /** How many bytes were read so far. */
    long position() {
        return parser.currentLocation().getByteOffset();
    }

    private @Nullable Object value(ColumnType type) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> null;
            case START_OBJECT, START_ARRAY -> nested();
            default -> type.read(parser);
        };
    }

    /** The hexadecimal digits of an object id, else the document as text. */
    private String nested() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.copyCurrentStructure(parser);
        }
        String document = text.toString();
        String objectId = "{\"$oid\":\"";
        return document.startsWith(objectId) ? document.substring(objectId.length(), document.length() - 2) : document;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
