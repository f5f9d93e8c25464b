package io.nonrel.engine.index;

import io.nonrel.index.DerivedIndex;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The references whose copies queries correct until a job has brought them up to date: a short list, which is part of the
 * catalog and of the plans that are made with it.
 */
public final class PendingReferences {

    /** With more of them queries don't read the copies. */
    static final int MOST = 100;

    private static final int LONGEST = 200;

    private PendingReferences() {}

    /** A readable index that leaves these references for later, or one that has left others already. */
    public static DerivedIndex left(DerivedIndex index, @Nullable Set<Object> references) {
        List<Object> before = index.isReadable() ? List.of() : index.pending();
        if (before == null || references == null) {
            return index.propagating(null);
        }
        Set<Object> all = new HashSet<>(before);
        all.addAll(references);
        return propagating(index, all);
    }

    /** An index of which these references, and no others, wait. */
    static DerivedIndex propagating(DerivedIndex index, @Nullable Collection<Object> references) {
        return index.propagating(
                references != null
                                && references.size() <= MOST
                                && references.stream().allMatch(PendingReferences::isShort)
                        ? references
                        : null);
    }

    private static boolean isShort(Object reference) {
        return reference instanceof Long
                || reference instanceof UUID
                || reference instanceof String text && text.length() <= LONGEST;
    }
}
