package io.nonrel.planner.scan;

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
                if (index.path().equals(List.of(column.field()))
                        && index.lookups().contains(lookup)) {
                    if (index.isReadable()) {
                        return Optional.of(new Found(index, lookup, index.fields(lookup, column.valueType())));
                    }
                    notReady.add(index.name());
                }
            }
        }
        return Optional.empty();
    }

    /** Notes that an index was taken. */
    void take(Found found) {
        used.add(found.index().name());
    }

    /** Notes what would have helped. */
    void miss(Column column, LookupDefinition lookup) {
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
