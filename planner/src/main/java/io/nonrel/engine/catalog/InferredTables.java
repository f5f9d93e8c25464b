package io.nonrel.engine.catalog;

import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.CatalogObject;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.Constraint;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.spi.CollectionDefinition;
import io.nonrel.spi.CollectionDefinition.FieldDefinition;
import io.nonrel.spi.IndexDefinition;
import io.nonrel.spi.Store;
import io.nonrel.spi.ValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tables for collections that nobody declared, with the columns that the store found by looking. They are only in the
 * snapshot: the first DDL on one writes it down.
 */
final class InferredTables {

    /** The digits after the point that a decimal has room for when nobody said how many. */
    private static final int SCALE = 10;

    private static final int DIGITS = 38;

    /** The column with all of a document, where the store has it. */
    private static final String WHOLE_DOCUMENT = "_doc";

    private InferredTables() {}

    /** The catalog with a table for each collection that has none; names that are taken stay what they are. */
    static Catalog addTo(Catalog catalog, Store store) {
        List<CollectionDefinition> found = store.discoverCollections();
        if (found.isEmpty()) {
            return catalog;
        }
        Set<String> taken = new HashSet<>();
        for (String schema : catalog.schemas()) {
            for (CatalogObject object : catalog.objects(schema)) {
                if (object instanceof Table table) {
                    taken.add(table.collection());
                }
            }
        }
        Catalog grown = catalog;
        for (CollectionDefinition definition : found) {
            boolean isFree = !taken.contains(definition.name())
                    && grown.object(Catalog.DEFAULT_SCHEMA, definition.name()).isEmpty();
            if (isFree) {
                grown = grown.with(table(definition, store.indexes(definition.name())));
            }
        }
        return grown;
    }

    private static Table table(CollectionDefinition definition, List<IndexDefinition> indexes) {
        List<Column> columns = new ArrayList<>();
        for (FieldDefinition field : definition.fields()) {
            boolean hidden = field.name().equals(WHOLE_DOCUMENT);
            columns.add(new Column(
                    field.name(), field.name(), type(field.type()), field.nullable(), null, null, null, hidden, null));
        }
        return new Table(
                Catalog.DEFAULT_SCHEMA,
                definition.name(),
                definition.name(),
                columns,
                new Constraint.PrimaryKey(definition.name() + "_pkey", definition.key()),
                definition.key(),
                List.of(),
                List.of(),
                List.of(),
                indexes,
                List.of(),
                List.of(),
                true,
                null);
    }

    private static ColumnType type(ValueType type) {
        return switch (type) {
            case BOOLEAN -> ColumnType.of(TypeName.BOOLEAN);
            case INTEGER -> ColumnType.of(TypeName.BIGINT);
            case DECIMAL -> new ColumnType(TypeName.DECIMAL, DIGITS, SCALE);
            case DOUBLE -> ColumnType.of(TypeName.DOUBLE);
            case STRING, LIST -> ColumnType.of(TypeName.VARCHAR);
            case BINARY -> ColumnType.of(TypeName.VARBINARY);
            case DATE -> ColumnType.of(TypeName.DATE);
            case TIME -> ColumnType.of(TypeName.TIME, 9);
            case TIMESTAMP -> ColumnType.of(TypeName.TIMESTAMP, 9);
            case INSTANT -> ColumnType.of(TypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, 9);
            case UUID -> ColumnType.of(TypeName.UUID);
        };
    }
}
