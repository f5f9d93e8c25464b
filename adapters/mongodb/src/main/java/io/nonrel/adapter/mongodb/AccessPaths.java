package io.nonrel.adapter.mongodb;

import io.nonrel.spi.AccessPath;
import io.nonrel.spi.IndexDefinition;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.Scan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which index the server has for a scan. It chooses itself, by what it finds; this is what it can choose. */
final class AccessPaths {

    private AccessPaths() {}

    static AccessPath of(Scan scan, Shape shape) {
        Set<String> equal = new HashSet<>();
        Set<String> restricted = new HashSet<>();
        for (Predicate conjunct : scan.predicate().conjuncts()) {
            collect(conjunct, equal, restricted);
        }
        if (equal.containsAll(shape.key())) {
            return new AccessPath(AccessPath.Kind.KEY, "index _id_");
        }
        if (!shape.hasCompoundKey() && restricted.contains(shape.key().get(0))) {
            return new AccessPath(AccessPath.Kind.KEY_RANGE, "a range of index _id_");
        }
        List<IndexDefinition> usable = new ArrayList<>();
        for (IndexDefinition index : shape.indexes()) {
            String first = index.fields().get(0).name();
            if (equal.contains(first)) {
                usable.add(0, index);
            } else if (restricted.contains(first)) {
                usable.add(index);
            }
        }
        return usable.isEmpty()
                ? new AccessPath(AccessPath.Kind.FULL, "reading every document")
                : new AccessPath(AccessPath.Kind.INDEX, "index " + usable.get(0).name());
    }

    /** Fields that a conjunct gives values or a range. */
    private static void collect(Predicate conjunct, Set<String> equal, Set<String> restricted) {
        if (conjunct instanceof Predicate.Comparison c) {
            if (c.operator() == Predicate.Operator.EQUAL) {
                equal.add(c.field());
            }
            if (c.operator() != Predicate.Operator.NOT_EQUAL) {
                restricted.add(c.field());
            }
        } else if (conjunct instanceof Predicate.In in) {
            equal.add(in.field());
            restricted.add(in.field());
        } else if (conjunct instanceof Predicate.Contains contains) {
            equal.add(contains.field());
            restricted.add(contains.field());
        } else if (conjunct instanceof Predicate.Range range) {
            restricted.add(range.field());
        } else if (conjunct instanceof Predicate.Prefix prefix) {
            restricted.add(prefix.field());
        } else if (conjunct instanceof Predicate.ContainsPrefix prefix) {
            restricted.add(prefix.field());
        }
    }
}
