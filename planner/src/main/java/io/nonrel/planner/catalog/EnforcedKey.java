package io.nonrel.planner.catalog;

import java.util.ArrayList;
import java.util.List;

/**
 * A foreign key that writes must check, with the tables at both ends. Immutable.
 *
 * @param child the table that refers
 * @param parent the table that is referred to; the same for a table that refers to itself
 */
public record EnforcedKey(Table child, Constraint.ForeignKey key, Table parent) {

    /** Those of a table's own. */
    public static List<EnforcedKey> of(Catalog catalog, Table child) {
        List<EnforcedKey> keys = new ArrayList<>();
        for (Constraint.ForeignKey key : child.foreignKeys()) {
            if (key.isEnforced()) {
                Table parent = key.referencedSchema().equals(child.schema())
                                && key.referencedTable().equals(child.name())
                        ? child
                        : catalog.object(key.referencedSchema(), key.referencedTable())
                                .filter(Table.class::isInstance)
                                .map(Table.class::cast)
                                .orElse(null);
                if (parent != null) {
                    keys.add(new EnforcedKey(child, key, parent));
                }
            }
        }
        return keys;
    }

    /** Those that refer to a table. */
    public static List<EnforcedKey> to(Catalog catalog, Table parent) {
        List<EnforcedKey> keys = new ArrayList<>();
        for (String schema : catalog.schemas()) {
            for (CatalogObject object : catalog.objects(schema)) {
                if (object instanceof Table child && !child.foreignKeys().isEmpty()) {
                    Table known = ReferencePath.isSame(child, parent) ? parent : child;
                    of(catalog, known).stream()
                            .filter(k -> ReferencePath.isSame(k.parent, parent))
                            .forEach(keys::add);
                }
            }
        }
        return keys;
    }

    /** Whether a table refers to itself. */
    public boolean isWithin() {
        return ReferencePath.isSame(child, parent);
    }

    /** Positions of the columns that refer. */
    public int[] childColumns() {
        return key.columns().stream().mapToInt(child::indexOf).toArray();
    }

    /** Positions of the columns that are referred to, in the same order. */
    public int[] parentColumns() {
        return key.referencedColumns().stream().mapToInt(parent::indexOf).toArray();
    }
}
