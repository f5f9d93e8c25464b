package io.nonrel.planner.catalog;

import io.nonrel.index.DerivedIndex;
import io.nonrel.spi.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way from a table along foreign keys to a column of another one, that a joined index copies. Immutable.
 *
 * @param table that has the copies
 * @param hops the references on the way, at least one
 * @param target the column that is copied, of the last hop's table
 */
public record ReferencePath(Table table, DerivedIndex index, List<Hop> hops, Column target) {

    public ReferencePath {
        hops = List.copyOf(hops);
    }

    /**
     * A reference from one row to at most one other.
     *
     * @param reference the column that refers
     * @param parent the table it refers to
     * @param key the column of the parent that it holds values of
     */
    public record Hop(Column reference, Table parent, Column key) {

        /** Whether the parent's rows are found by their key. */
        public boolean isByKey() {
            return parent.keyFields().equals(List.of(key.field()));
        }
    }

    /** The way of a joined index; empty when the catalog doesn't have it, or not with the type that is copied. */
    public static Optional<ReferencePath> of(Catalog catalog, Table table, DerivedIndex index) {
        List<Hop> hops = new ArrayList<>();
        Table at = table;
        for (String field : index.path().subList(0, index.path().size() - 1)) {
            Column reference = column(at, field);
            Hop hop = reference == null ? null : hop(catalog, at, reference).orElse(null);
            if (hop == null) {
                return Optional.empty();
            }
            hops.add(hop);
            at = hop.parent;
        }
        Column target = column(at, index.path().get(index.path().size() - 1));
        return target == null || target.valueType() != index.copied()
                ? Optional.empty()
                : Optional.of(new ReferencePath(table, index, hops, target));
    }

    /** Where a column refers to by a foreign key of its own; to one row at most, of values that are equal or not. */
    public static Optional<Hop> hop(Catalog catalog, Table table, Column reference) {
        for (Constraint.ForeignKey foreignKey : table.foreignKeys()) {
            if (foreignKey.columns().equals(List.of(reference.name()))
                    && catalog.object(foreignKey.referencedSchema(), foreignKey.referencedTable())
                                    .orElse(null)
                            instanceof Table parent) {
                Column key =
                        parent.column(foreignKey.referencedColumns().get(0)).orElse(null);
                if (key != null && isUnique(parent, key) && isComparable(reference.valueType(), key.valueType())) {
                    return Optional.of(new Hop(reference, parent, key));
                }
            }
        }
        return Optional.empty();
    }

    /** All joined indexes that are kept and whose way leads through a table, or begins at it. */
    public static List<ReferencePath> through(Catalog catalog, Table table) {
        List<ReferencePath> through = new ArrayList<>();
        for (String schema : catalog.schemas()) {
            for (CatalogObject object : catalog.objects(schema)) {
                if (object instanceof Table child) {
                    for (DerivedIndex index : child.derivedIndexes()) {
                        if (index.isJoined() && index.state().isMaintained()) {
                            of(catalog, child, index)
                                    .filter(p -> p.leadsThrough(table))
                                    .ifPresent(through::add);
                        }
                    }
                }
            }
        }
        return through;
    }

    /** Whether rows of a table have copies or are copied from. */
    public boolean leadsThrough(Table other) {
        return isSame(table, other) || hops.stream().anyMatch(h -> isSame(h.parent, other));
    }

    /** The table that the reference of a hop is in. */
    public Table childOf(int hop) {
        return hop == 0 ? table : hops.get(hop - 1).parent;
    }

    /** What is read of the parent of a hop: the next reference, or the copied column. */
    public Column next(int hop) {
        return hop + 1 < hops.size() ? hops.get(hop + 1).reference : target;
    }

    /** Whether two definitions are of one table. */
    public static boolean isSame(Table a, Table b) {
        return a.schema().equals(b.schema()) && a.name().equals(b.name());
    }

    private static boolean isUnique(Table parent, Column key) {
        List<String> columns = List.of(key.name());
        return parent.primaryKey() != null && parent.primaryKey().columns().equals(columns)
                || parent.uniques().stream().anyMatch(u -> u.columns().equals(columns));
    }

    /** Floating point numbers and bytes are no references that could be looked up in a map. */
    private static boolean isComparable(ValueType reference, ValueType key) {
        return reference == key && key != ValueType.DOUBLE && key != ValueType.BINARY && key != ValueType.LIST;
    }

    private static @Nullable Column column(Table table, String field) {
        return table.columns().stream()
                .filter(c -> c.field().equals(field))
                .findFirst()
                .orElse(null);
    }
}
