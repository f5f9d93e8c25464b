package io.nonrel.adapter.embedded;

import io.nonrel.spi.CollectionDefinition.FieldDefinition;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.ValueType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the types of fields from documents, and brings documents to these types. Used by one thread. */
final class NativeColumns {

    private final List<String> names;
    private final @Nullable ValueType[] types;

    NativeColumns(List<String> names) {
        this.names = List.copyOf(names);
        this.types = new @Nullable ValueType[names.size()];
    }

    /** Takes a document into account. */
    void see(@Nullable Object[] row) {
        for (int i = 0; i < row.length; i++) {
            Object value = row[i];
            if (value != null) {
                types[i] = common(types[i], type(value));
            }
        }
    }

    List<FieldDefinition> definitions() {
        List<FieldDefinition> fields = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            ValueType type = types[i];
            fields.add(new FieldDefinition(names.get(i), type == null ? ValueType.STRING : type, true));
        }
        return fields;
    }

    private static ValueType common(@Nullable ValueType a, ValueType b) {
        if (a == null || a == b) {
            return b;
        }
        boolean exact = a != ValueType.DOUBLE && b != ValueType.DOUBLE;
        return exact && a.isNumeric() && b.isNumeric() ? ValueType.DECIMAL : ValueType.STRING;
    }

    /** Lists and documents in documents are shown as text. */
    private static ValueType type(Object value) {
        for (ValueType type : ValueType.values()) {
            if (type.javaClass().isInstance(value) && type != ValueType.LIST) {
                return type;
            }
        }
        return ValueType.STRING;
    }

    /** Rows with values of the types described. */
    static RowCursor rows(RowCursor documents, List<FieldDefinition> columns) {
        return new RowCursor() {
            @Override
            public @Nullable Object @Nullable [] next() {
                @Nullable Object[] document = documents.next();
                if (document == null) {
                    return null;
                }
                @Nullable Object[] row = new @Nullable Object[document.length];
                for (int i = 0; i < row.length; i++) {
                    row[i] = typed(document[i], columns.get(i));
                }
                return row;
            }

            @Override
            public void close() {
                documents.close();
            }
        };
    }

    private static @Nullable Object typed(@Nullable Object value, FieldDefinition column) {
        if (value == null || column.type().javaClass().isInstance(value)) {
            return value;
        }
        if (column.type() == ValueType.STRING) {
            return JsonText.of(value);
        }
        if (column.type() == ValueType.DECIMAL && value instanceof Long number) {
            return BigDecimal.valueOf(number);
        }
        throw ErrorCode.INVALID_CAST.error(
                "Field %s of a document holds %s, and those that were looked at before held %s",
                column.name(), type(value), column.type());
    }
}
