package io.nonrel.planner.catalog;

import io.nonrel.spi.ValueType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table. Immutable.
 *
 * @param name as declared, case kept
 * @param field name of the document field that holds it
 * @param type its SQL type
 * @param nullable whether it may be NULL
 * @param defaultSql the DEFAULT expression as SQL text, null for none
 * @param generatedSql the expression of a generated column as SQL text, null when it isn't one
 * @param identity how its values are made when none is given, null when it is no identity column
 * @param hidden not in {@code SELECT *} and metadata: the key of a table without PRIMARY KEY
 * @param comment text of COMMENT ON COLUMN, null for none
 */
public record Column(
        String name,
        String field,
        ColumnType type,
        boolean nullable,
        @Nullable String defaultSql,
        @Nullable String generatedSql,
        @Nullable Identity identity,
        boolean hidden,
        @Nullable String comment) {

    /** A plain column whose field has its name. */
    public static Column of(String name, ColumnType type, boolean nullable) {
        return new Column(name, name, type, nullable, null, null, null, false, null);
    }

    /** The type of its values in the store. */
    public ValueType valueType() {
        return Objects.requireNonNull(type.name().valueType(), () -> "A column can't be " + type);
    }

    /**
     * How an identity column gets its values.
     *
     * @param always GENERATED ALWAYS: a given value is refused; else BY DEFAULT
     * @param sequence name of the sequence in the table's schema that gives the values
     */
    public record Identity(boolean always, String sequence) {}
}
