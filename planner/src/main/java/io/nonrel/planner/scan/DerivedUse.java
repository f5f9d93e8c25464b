package io.nonrel.planner.scan;

import io.nonrel.index.DerivedField;
import io.nonrel.index.DerivedIndex;
import io.nonrel.index.LookupDefinition;
import io.nonrel.index.LookupFields;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Table;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds derived indexes for one conjunct, and remembers which were found, which would have been but are not ready, and which
 * are missing. Used once.
 */
final class DerivedUse {

    private final Table table;
    private final Set<String> used = new LinkedHashSet<>();
    private final Set<String> notReady = new LinkedHashSet<>();
    private final Set<String> missing = new LinkedHashSet<>();

    DerivedUse(Table table) {
        this.table = table;
    }

    /**
     * What a look-up keeps of a column.
     *
     * @param index that keeps it
     */
    record Found(DerivedIndex index, LookupDefinition lookup, LookupFields fields) {}

    /** What the first index that can be read keeps for one of the look-ups, in their order. */
    Optional<Found> find(Column column, List<LookupDefinition> lookups) {
        for (LookupDefinition lookup : lookups) {
            for (DerivedIndex index : table.derivedIndexes()) {
                if (isOn(index, column) && index.lookups().contains(lookup)) {
                    if (index.isReadable()) {
                        return Optional.of(new Found(index, lookup, index.fields(lookup, column.valueType())));
                    }
                    notReady.add(index.name());
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isOn(DerivedIndex index, Column column) {
        return index.isJoined()
                ? index.copy().name().equals(column.field())
                : index.path().equals(List.of(column.field()));
    }

    /** Notes that a column was taken, which may be a copy. */
    void take(Column column) {
        if (DerivedField.isDerived(column.field())) {
            table.derivedIndexes().stream()
                    .filter(DerivedIndex::isJoined)
                    .filter(i -> isOn(i, column) || i.reached().name().equals(column.field()))
                    .forEach(i -> used.add(i.name()));
        }
    }

    /** Notes that an index was taken. */
    void take(Found found) {
        used.add(found.index().name());
    }

    /** Notes what would have helped. */
    void miss(Column column, LookupDefinition lookup) {
        if (DerivedField.isDerived(column.field())) {
            // A copy has one index for all its look-ups, and that one is there.
            return;
        }
        missing.add("CREATE INDEX " + Quoting.name("ix_" + table.name() + "_" + column.name()) + " ON "
                + Quoting.name(table.schema()) + "." + Quoting.name(table.name()) + " (" + Quoting.name(column.name())
                + ") FOR (" + lookup + ")");
    }

    /** Names of the indexes that were taken. */
    Set<String> used() {
        return used;
    }

    /** Names of the indexes that would have been taken, were they READY. */
    List<String> notReady() {
        return List.copyOf(notReady);
    }

    /** Statements that create what would have been taken; one is enough. */
    List<String> missing() {
        return List.copyOf(missing);
    }
}
