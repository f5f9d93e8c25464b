package io.nonrel.planner.catalog;

import io.nonrel.index.DerivedIndex;
import io.nonrel.index.Lookup;
import io.nonrel.index.UniqueIndex;
import io.nonrel.spi.IndexDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An index of a table as users see it, whatever keeps it. Immutable.
 *
 * @param parts its columns in their order
 * @param condition SQL text of which rows it is about, null for all
 * @param lookups what a derived index finds, and {@code IEXACT} of one that is unique in any case; null for plain ones
 */
public record TableIndex(
        String name,
        Kind kind,
        boolean unique,
        List<Part> parts,
        @Nullable String condition,
        @Nullable String lookups) {

    /** What keeps an index. */
    public enum Kind {
        /** The store. */
        NATIVE,
        /** Documents that the driver writes, one for each row. */
        MARKERS,
        /** Hidden fields that the driver writes in each row. */
        DERIVED
    }

    /**
     * One column of an index.
     *
     * @param column its name; of a joined index the way to it, with points between
     */
    public record Part(String column, boolean descending) {}

    public TableIndex {
        parts = List.copyOf(parts);
    }

    /** The indexes of a table, without its primary key. */
    public static List<TableIndex> of(Catalog catalog, Table table) {
        List<TableIndex> found = new ArrayList<>();
        Stream.concat(table.indexes().stream(), table.markerIndexes().stream())
                .forEach(index -> found.add(of(table, index)));
        table.derivedIndexes().forEach(index -> found.add(of(catalog, table, index)));
        return found;
    }

    private static TableIndex of(Table table, IndexDefinition index) {
        UniqueIndex unique = table.uniqueIndex(index.name()).orElse(null);
        boolean isNative = table.indexes().contains(index);
        return new TableIndex(
                index.name(),
                isNative ? Kind.NATIVE : Kind.MARKERS,
                table.isUnique(index),
                index.fields().stream()
                        .map(f -> new Part(column(table, f.name()), f.descending()))
                        .toList(),
                unique == null ? null : unique.condition(),
                unique != null && unique.folded() ? Lookup.IEXACT.name() : null);
    }

    private static TableIndex of(Catalog catalog, Table table, DerivedIndex index) {
        String path = index.isJoined()
                ? ReferencePath.of(catalog, table, index).map(TableIndex::way).orElse(String.join(".", index.path()))
                : column(table, index.path().get(0));
        return new TableIndex(
                index.name(), Kind.DERIVED, false, List.of(new Part(path, false)), null, index.lookupText());
    }

    private static String way(ReferencePath path) {
        return Stream.concat(
                        path.hops().stream().map(h -> h.reference().name()),
                        Stream.of(path.target().name()))
                .collect(Collectors.joining("."));
    }

    private static String column(Table table, String field) {
        return table.columns().stream()
                .filter(c -> c.field().equals(field))
                .map(Column::name)
                .findFirst()
                .orElse(field);
    }
}
