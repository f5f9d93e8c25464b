package io.nonrel.tck.random;

import java.util.ArrayList;
import java.util.List;

/**
 * The columns that an expression may name.
 *
 * @param near columns of the query itself
 * @param far columns of the queries around it
 * @param grouped whether the near columns are keys and aggregates of a group, which an inner query can't name
 */
record Scope(List<Reference> near, List<Reference> far, boolean grouped) {

    /** How a column is written, and its kind. */
    record Reference(String sql, Kind kind, Fragment fragment) {
        static Reference column(String sql, Kind kind) {
            return new Reference(sql, kind, new Fragment.Words(sql));
        }
    }

    Scope {
        near = List.copyOf(near);
        far = List.copyOf(far);
    }

    static Scope of(List<Reference> near, List<Reference> far) {
        return new Scope(near, far, false);
    }

    /** What a query inside of this one may name of it. */
    List<Reference> outer() {
        if (grouped) {
            return List.of();
        }
        List<Reference> all = new ArrayList<>(near);
        all.addAll(far);
        return all;
    }

    List<Reference> nearOf(Kind kind) {
        return near.stream().filter(reference -> reference.kind() == kind).toList();
    }

    List<Reference> farOf(Kind kind) {
        return far.stream().filter(reference -> reference.kind() == kind).toList();
    }
}
