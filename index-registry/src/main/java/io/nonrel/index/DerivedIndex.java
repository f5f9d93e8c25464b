package io.nonrel.index;

import io.nonrel.spi.ValueType;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A derived index of one column, of the table itself or of a row that it refers to: what it looks up and where it stands in
 * its life. Immutable.
 *
 * @param name unique among the indexes of its schema
 * @param path the document fields from the table's own on: one for a column of the table; for a column of another table the
 *     fields of the foreign keys on the way, then the column's
 * @param copied type of the column of another table, null for a column of the table
 * @param lookups at least one, each once
 * @param caps how much of a value is kept
 * @param state whether it is kept and read
 * @param version of the functions that its values were computed with, see {@link CaseForms#VERSION}
 * @param origin where its definition comes from, null for a statement
 * @param measure what was found when its rows were looked at last, null when they never were
 * @param pending while it is PROPAGATING, the values in the first field of the path of all rows whose copies may be wrong;
 *     null when they are not known or too many
 */
public record DerivedIndex(
        String name,
        List<String> path,
        @Nullable ValueType copied,
        List<LookupDefinition> lookups,
        IndexCaps caps,
        IndexState state,
        int version,
        @Nullable String origin,
        @Nullable IndexMeasure measure,
        @Nullable List<Object> pending) {

    public DerivedIndex {
        path = List.copyOf(path);
        lookups = List.copyOf(lookups);
        pending = pending == null || state != IndexState.PROPAGATING ? null : List.copyOf(pending);
        if (path.isEmpty() || lookups.isEmpty() || path.size() > 1 != (copied != null)) {
            throw new IllegalArgumentException("Index " + name + " on " + path + " for " + lookups);
        }
    }

    /** Whether the column belongs to another table. */
    public boolean isJoined() {
        return path.size() > 1;
    }

    /** This index as functions of this version keep it, to be filled. */
    public DerivedIndex renewed() {
        return new DerivedIndex(
                name, path, copied, lookups, caps, IndexState.BUILDING, CaseForms.VERSION, origin, measure, null);
    }

    /**
     * What is kept beside a copy: how many of the references on the way lead to a row. It tells a copied NULL from a
     * reference that is NULL or leads nowhere.
     */
    public DerivedField reached() {
        return new DerivedField(
                DerivedField.nameOf(source(), "reached"), reachedSource(), ValueType.INTEGER, false, 0, value -> value);
    }

    /** What {@link #reached} is computed from. */
    public String reachedSource() {
        return source() + "#reached";
    }

    /** The copy itself. */
    public DerivedField copy() {
        return fields(LookupDefinition.of(Lookup.STANDARD), Objects.requireNonNull(copied))
                .main();
    }

    /** The words that stand for the path in names of fields. */
    public String source() {
        return String.join("__", path);
    }

    /** Whether queries may use it. */
    public boolean isReadable() {
        return state.isReadable() && version == CaseForms.VERSION;
    }

    /** Whether queries may use it for all rows but those that are pending. */
    public boolean isCorrectable() {
        return pending != null && version == CaseForms.VERSION;
    }

    /** Whether writes that know the other index also keep this one. */
    public boolean isKeptBy(DerivedIndex other) {
        return other.state.isMaintained()
                && other.version == version
                && other.path.equals(path)
                && other.lookups.equals(lookups)
                && other.caps.equals(caps);
    }

    /** This index in another state. */
    public DerivedIndex withState(IndexState newState) {
        return new DerivedIndex(name, path, copied, lookups, caps, newState, version, origin, measure, pending);
    }

    /** This index while copies of rows with these references are brought up to date; null when they are not known. */
    public DerivedIndex propagating(@Nullable Collection<Object> references) {
        return new DerivedIndex(
                name,
                path,
                copied,
                lookups,
                caps,
                IndexState.PROPAGATING,
                version,
                origin,
                measure,
                references == null ? null : List.copyOf(references));
    }

    /** This index with what was found in its rows. */
    public DerivedIndex withMeasure(@Nullable IndexMeasure newMeasure) {
        return new DerivedIndex(name, path, copied, lookups, caps, state, version, origin, newMeasure, pending);
    }

    /**
     * The fields of one look-up.
     *
     * @param type of the column
     */
    public LookupFields fields(LookupDefinition lookup, ValueType type) {
        return LookupFields.of(lookup, source(), type, caps);
    }

    /**
     * All its fields.
     *
     * @param type of the column
     */
    public List<DerivedField> fields(ValueType type) {
        Stream<DerivedField> looked = lookups.stream().flatMap(l -> fields(l, type).all().stream());
        return (isJoined() ? Stream.concat(Stream.of(reached()), looked) : looked).toList();
    }

    /** The look-ups as in CREATE INDEX. */
    public String lookupText() {
        return lookups.stream().map(LookupDefinition::toString).collect(Collectors.joining(", "));
    }
}
