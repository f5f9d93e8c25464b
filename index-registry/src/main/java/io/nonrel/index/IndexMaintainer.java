package io.nonrel.index;

import io.nonrel.spi.Mutation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Adds the derived fields of a collection's own columns to its writes: to each write that names a source field, the fields
 * computed from it. Thread-safe.
 */
public final class IndexMaintainer {

    private final List<DerivedField> fields;
    private final Set<String> sources;
    private volatile @Nullable Layout last;

    /** @param fields all derived fields of the collection that are kept */
    public IndexMaintainer(List<DerivedField> fields) {
        this.fields = List.copyOf(fields);
        this.sources = fields.stream().map(DerivedField::source).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether there is nothing to add, ever. */
    public boolean isIdle() {
        return fields.isEmpty();
    }

    /** The fields that derived fields are computed from. */
    public Set<String> sources() {
        return sources;
    }

    /**
     * Writes with their derived fields.
     *
     * @param mutations as many as were given, in their order
     * @param cut how many values are longer than what is kept of them
     */
    public record Maintained(List<Mutation> mutations, long cut) {}

    /**
     * The writes with their derived fields; counts stay those of the writes given.
     *
     * @param mutations of this collection
     */
    public Maintained maintain(List<? extends Mutation> mutations) {
        List<Mutation> maintained = new ArrayList<>(mutations.size());
        long[] cut = new long[1];
        for (Mutation mutation : mutations) {
            maintained.add(maintain(mutation, cut));
        }
        return new Maintained(maintained, cut[0]);
    }

    private Mutation maintain(Mutation mutation, long[] cut) {
        if (mutation instanceof Mutation.Insert insert) {
            Layout layout = layout(insert.fields());
            return new Mutation.Insert(insert.collection(), layout.names, layout.values(insert.values(), cut));
        }
        if (mutation instanceof Mutation.Upsert upsert) {
            Layout layout = layout(upsert.fields());
            return new Mutation.Upsert(upsert.collection(), layout.names, layout.values(upsert.values(), cut));
        }
        if (mutation instanceof Mutation.Update update) {
            Layout layout = layout(update.fields());
            return layout.derived.isEmpty()
                    ? update
                    : new Mutation.Update(
                            update.collection(), update.key(), layout.names, layout.values(update.values(), cut));
        }
        if (mutation instanceof Mutation.UpdateWhere update) {
            // The values are constants, so what is derived of them is, too.
            Layout layout = layout(update.fields());
            return new Mutation.UpdateWhere(
                    update.collection(), update.predicate(), layout.names, layout.values(update.values(), cut));
        }
        return mutation;
    }

    /** Most writes of a statement name the same list of fields. */
    private Layout layout(List<String> given) {
        Layout known = last;
        if (known == null || !known.isOf(given)) {
            known = newLayout(given);
            last = known;
        }
        return known;
    }

    private Layout newLayout(List<String> given) {
        List<DerivedField> derived =
                fields.stream().filter(f -> given.contains(f.source())).toList();
        List<String> names = new ArrayList<>(given);
        derived.forEach(f -> names.add(f.name()));
        int[] positions =
                derived.stream().mapToInt(f -> given.indexOf(f.source())).toArray();
        return new Layout(given, List.copyOf(names), derived, positions);
    }

    /** What is added to writes of the same fields. */
    private record Layout(List<String> given, List<String> names, List<DerivedField> derived, int[] positions) {

        @SuppressWarnings("ReferenceEquality")
        boolean isOf(List<String> fields) {
            return given == fields || given.equals(fields);
        }

        @Nullable
        Object[] values(@Nullable Object[] given, long[] cut) {
            @Nullable Object[] values = Arrays.copyOf(given, given.length + positions.length);
            for (int i = 0; i < positions.length; i++) {
                DerivedField field = derived.get(i);
                Object value = given[positions[i]];
                Object kept = field.derive(value);
                values[given.length + i] = kept;
                cut[0] += field.isCut(value, kept) ? 1 : 0;
            }
            return values;
        }
    }
}
