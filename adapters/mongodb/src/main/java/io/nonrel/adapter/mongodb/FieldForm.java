package io.nonrel.adapter.mongodb;

import io.nonrel.spi.ValueType;
import java.util.List;
import org.bson.BsonType;
import org.jspecify.annotations.Nullable;

/** How the values of a field stand in documents. */
enum FieldForm {
    BOOLEAN(ValueType.BOOLEAN, "bool"),
    INTEGER(ValueType.INTEGER, "number"),
    DECIMAL(ValueType.DECIMAL, "number"),
    DOUBLE(ValueType.DOUBLE, "number"),
    STRING(ValueType.STRING, "string"),
    /** Its 24 hexadecimal digits are the value. */
    OBJECT_ID(ValueType.STRING, "objectId"),
    BINARY(ValueType.BINARY, "binData"),
    /** Midnight UTC. */
    DATE(ValueType.DATE, "date"),
    /** Nanosecond of the day. */
    TIME(ValueType.TIME, "number"),
    /** As if it were UTC. */
    TIMESTAMP(ValueType.TIMESTAMP, "date"),
    INSTANT(ValueType.INSTANT, "date"),
    UUID(ValueType.UUID, "binData"),
    LIST(ValueType.LIST, "array"),
    /** Any values, given as text: of documents and lists their JSON. */
    TEXT(ValueType.STRING, null),
    /** All of the document, as JSON. */
    DOCUMENT(ValueType.STRING, null),
    /** Not declared: a value is what its own type says. */
    OPEN(null, null);

    private final @Nullable ValueType valueType;
    private final @Nullable String alias;

    FieldForm(@Nullable ValueType valueType, @Nullable String alias) {
        this.valueType = valueType;
        this.alias = alias;
    }

    /** The form in which the driver itself writes values of a type. */
    static FieldForm of(ValueType type) {
        return switch (type) {
            case BOOLEAN -> BOOLEAN;
            case INTEGER -> INTEGER;
            case DECIMAL -> DECIMAL;
            case DOUBLE -> DOUBLE;
            case STRING -> STRING;
            case BINARY -> BINARY;
            case DATE -> DATE;
            case TIME -> TIME;
            case TIMESTAMP -> TIMESTAMP;
            case INSTANT -> INSTANT;
            case UUID -> UUID;
            case LIST -> LIST;
        };
    }

    /** The form in which a value of this BSON type is exact, for fields that are looked at instead of declared. */
    static FieldForm of(BsonType type) {
        return switch (type) {
            case BOOLEAN -> BOOLEAN;
            case INT32, INT64 -> INTEGER;
            case DECIMAL128 -> DECIMAL;
            case DOUBLE -> DOUBLE;
            case STRING -> STRING;
            case OBJECT_ID -> OBJECT_ID;
            case DATE_TIME -> INSTANT;
            default -> TEXT;
        };
    }

    /** What its values are in the driver; null when each says so itself. */
    @Nullable
    ValueType valueType() {
        return valueType;
    }

    /**
     * The name of the BSON types that have a value in this form, as {@code $type} takes it; null when all do.
     *
     * @see <a href="https://www.mongodb.com/docs/manual/reference/operator/query/type/">$type</a>
     */
    @Nullable
    String alias() {
        return alias;
    }

    /** Whether a value of the driver can stand here at all: others never compare with it. */
    boolean compares(Object value) {
        if (valueType == null) {
            return true;
        }
        return valueType.isNumeric()
                ? value instanceof Number
                : valueType.javaClass().isInstance(value);
    }

    /** Whether it may hold NaN, which the server sorts below all numbers and the driver above. */
    boolean mayBeNaN() {
        return this == DOUBLE || this == OPEN;
    }

    /** The forms whose order in the server is the driver's, whatever the server. */
    static final List<FieldForm> ORDERED = List.of(BOOLEAN, INTEGER, DECIMAL, DATE, TIME, TIMESTAMP, INSTANT);
}
