package io.nonrel.index;

import io.nonrel.spi.CollectionDefinition;
import io.nonrel.spi.CollectionDefinition.FieldDefinition;
import io.nonrel.spi.ValueType;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields of markers: the key, the key of the row that owns it, and what a store without transactions needs to know of a
 * marker whose row may not be written yet.
 */
public final class MarkerFields {

    /** The {@link MarkerKey} of the row's values. */
    public static final String ID = "id";

    /** Made up by the writer; another one after each change of the marker. */
    public static final String TOKEN = "token";

    /** Milliseconds since 1970 until which the writer may still write the row; NULL when it has. */
    public static final String LEASE = "lease";

    private MarkerFields() {}

    /** Fields with the key of the owner, one for each field of the rows' key. */
    public static List<String> owner(int keys) {
        return numbered("owner", keys);
    }

    /** Fields with the key of the row that owned the marker until its writer writes both rows; NULL for none. */
    public static List<String> previous(int keys) {
        return numbered("previous", keys);
    }

    private static List<String> numbered(String name, int count) {
        List<String> names = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            names.add(name + i);
        }
        return names;
    }

    /**
     * The collection of the markers of an index.
     *
     * @param keyTypes of the fields of the rows' key
     */
    public static CollectionDefinition collection(String name, List<ValueType> keyTypes) {
        List<FieldDefinition> fields = new ArrayList<>();
        fields.add(new FieldDefinition(ID, ValueType.STRING, false));
        for (int i = 0; i < keyTypes.size(); i++) {
            fields.add(new FieldDefinition(owner(keyTypes.size()).get(i), keyTypes.get(i), false));
        }
        for (int i = 0; i < keyTypes.size(); i++) {
            fields.add(new FieldDefinition(previous(keyTypes.size()).get(i), keyTypes.get(i), true));
        }
        fields.add(new FieldDefinition(TOKEN, ValueType.STRING, true));
        fields.add(new FieldDefinition(LEASE, ValueType.INTEGER, true));
        return new CollectionDefinition(name, fields, List.of(ID));
    }
}
