package io.nonrel.index;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Uniqueness that the store doesn't keep itself: for each row that it is about there is a marker, a document of a collection
 * of its own whose key is made of the row's values. Immutable.
 *
 * @param name unique among the indexes of its schema; that of the constraint, when it belongs to one
 * @param collection of the markers
 * @param fields of the rows' documents that are unique together
 * @param folded whether texts that differ in case only are the same, as {@link CaseForms#fold} has it
 * @param condition SQL text of what rows it is about, null for all; a row with a NULL in a field never has a marker
 * @param state whether it is kept, and whether all older rows have their markers
 * @param version of the functions that make the keys, see {@link MarkerKey#VERSION}
 */
public record UniqueIndex(
        String name,
        String collection,
        List<String> fields,
        boolean folded,
        @Nullable String condition,
        IndexState state,
        int version) {

    public UniqueIndex {
        fields = List.copyOf(fields);
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("Unique index " + name + " has no field");
        }
    }

    /** Whether no two rows at all may have the same values: what a foreign key or ON CONFLICT may stand on. */
    public boolean isPlain() {
        return !folded && condition == null;
    }

    /** This index in another state. */
    public UniqueIndex withState(IndexState newState) {
        return new UniqueIndex(name, collection, fields, folded, condition, newState, version);
    }

    /** This index by another name. */
    public UniqueIndex withName(String newName) {
        return new UniqueIndex(newName, collection, fields, folded, condition, state, version);
    }

    /** This index with another collection, which is to be filled. */
    public UniqueIndex anew(String newCollection) {
        return new UniqueIndex(name, newCollection, fields, folded, condition, IndexState.BUILDING, MarkerKey.VERSION);
    }

    /** This index with its condition in other words. */
    public UniqueIndex withCondition(@Nullable String newCondition) {
        return new UniqueIndex(name, collection, fields, folded, newCondition, state, version);
    }

    /** Whether writes that know the other index also keep this one. */
    public boolean isKeptBy(UniqueIndex other) {
        return other.state.isMaintained()
                && (other.state == IndexState.BUILDING || state != IndexState.BUILDING)
                && other.withState(state)
                        .withName(name)
                        .withCondition(condition)
                        .equals(this);
    }
}
