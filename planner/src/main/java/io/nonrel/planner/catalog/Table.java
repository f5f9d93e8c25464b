package io.nonrel.planner.catalog;

import io.nonrel.index.DerivedIndex;
import io.nonrel.index.UniqueIndex;
import io.nonrel.spi.IndexDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table: a collection of the store with columns. Immutable.
 *
 * @param collection the store's name of it
 * @param columns in the order of their declaration, hidden ones last
 * @param primaryKey the declared PRIMARY KEY, null when there is none: then a hidden column is the key
 * @param key names of the columns that identify a row in the store, in order: those of the primary key or the hidden one
 * @param indexes the native indexes, those of UNIQUE constraints among them; their fields are document fields
 * @param derivedIndexes the derived indexes; what they keep is in no column
 * @param uniqueIndexes what markers keep unique
 * @param inferred columns come from samples, not from a declaration
 * @param comment text of COMMENT ON TABLE, null for none
 */
public record Table(
        String schema,
        String name,
        String collection,
        List<Column> columns,
        Constraint.@Nullable PrimaryKey primaryKey,
        List<String> key,
        List<Constraint.Unique> uniques,
        List<Constraint.Check> checks,
        List<Constraint.ForeignKey> foreignKeys,
        List<IndexDefinition> indexes,
        List<DerivedIndex> derivedIndexes,
        List<UniqueIndex> uniqueIndexes,
        boolean inferred,
        @Nullable String comment)
        implements CatalogObject {

    public Table {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        uniques = List.copyOf(uniques);
        checks = List.copyOf(checks);
        foreignKeys = List.copyOf(foreignKeys);
        indexes = List.copyOf(indexes);
        derivedIndexes = List.copyOf(derivedIndexes);
        uniqueIndexes = List.copyOf(uniqueIndexes);
    }

    /** The derived index of exactly that name. */
    public Optional<DerivedIndex> derivedIndex(String indexName) {
        return derivedIndexes.stream().filter(i -> i.name().equals(indexName)).findFirst();
    }

    /** This table with a derived index added, or changed when it has one of that name. */
    public Table with(DerivedIndex index) {
        List<DerivedIndex> changed = new ArrayList<>(derivedIndexes);
        changed.replaceAll(i -> i.name().equals(index.name()) ? index : i);
        if (!changed.contains(index)) {
            changed.add(index);
        }
        return withDerivedIndexes(changed);
    }

    /** This table with other derived indexes. */
    public Table withDerivedIndexes(List<DerivedIndex> newIndexes) {
        return new Table(
                schema,
                name,
                collection,
                columns,
                primaryKey,
                key,
                uniques,
                checks,
                foreignKeys,
                indexes,
                newIndexes,
                uniqueIndexes,
                inferred,
                comment);
    }

    /** What markers keep unique by exactly that name. */
    public Optional<UniqueIndex> uniqueIndex(String indexName) {
        return uniqueIndexes.stream().filter(i -> i.name().equals(indexName)).findFirst();
    }

    /** This table with other foreign keys. */
    public Table withForeignKeys(List<Constraint.ForeignKey> newKeys) {
        return new Table(
                schema,
                name,
                collection,
                columns,
                primaryKey,
                key,
                uniques,
                checks,
                newKeys,
                indexes,
                derivedIndexes,
                uniqueIndexes,
                inferred,
                comment);
    }

    /** This table with other indexes that are kept by markers. */
    public Table withUniqueIndexes(List<UniqueIndex> newIndexes) {
        return new Table(
                schema,
                name,
                collection,
                columns,
                primaryKey,
                key,
                uniques,
                checks,
                foreignKeys,
                indexes,
                derivedIndexes,
                newIndexes,
                inferred,
                comment);
    }

    /** The indexes that are there as markers alone, in the form of the store's. */
    public List<IndexDefinition> markerIndexes() {
        return uniqueIndexes.stream()
                .filter(unique -> indexes.stream().noneMatch(i -> i.name().equals(unique.name())))
                .map(unique -> new IndexDefinition(
                        unique.name(),
                        collection,
                        unique.fields().stream()
                                .map(field -> new IndexDefinition.Field(field, false))
                                .toList(),
                        true))
                .toList();
    }

    /** Whether a native index, or an index of that name that is kept by markers, is unique. */
    public boolean isUnique(IndexDefinition index) {
        return index.unique() || uniqueIndex(index.name()).isPresent();
    }

    /** This table with other columns. */
    public Table withColumns(List<Column> newColumns) {
        return new Table(
                schema,
                name,
                collection,
                newColumns,
                primaryKey,
                key,
                uniques,
                checks,
                foreignKeys,
                indexes,
                derivedIndexes,
                uniqueIndexes,
                inferred,
                comment);
    }

    /** The column of exactly that name. */
    public Optional<Column> column(String columnName) {
        return columns.stream().filter(c -> c.name().equals(columnName)).findFirst();
    }

    /** Position of the column of exactly that name, -1 when there is none. */
    public int indexOf(String columnName) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(columnName)) {
                return i;
            }
        }
        return -1;
    }

    /** The columns that users see. */
    public List<Column> visibleColumns() {
        return columns.stream().filter(c -> !c.hidden()).toList();
    }

    /** The document fields of the key, in its order. */
    public List<String> keyFields() {
        return key.stream().map(k -> columns.get(indexOf(k)).field()).toList();
    }
}
