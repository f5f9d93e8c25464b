package io.nonrel.index;

import io.nonrel.spi.IndexDefinition.Field;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.Scan;
import io.nonrel.spi.SortField;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells which native index would restrict or order a scan that reads a whole collection now: fields compared for equality
 * first, then those of the order, or else one that is compared otherwise. Stateless.
 */
public final class IndexAdvisor {

    private IndexAdvisor() {}

    /**
     * The fields of the index, most significant first.
     *
     * @return empty when no index of whole fields would help
     */
    public static Optional<List<Field>> advise(Scan scan) {
        Set<String> equal = new LinkedHashSet<>();
        Set<String> ranged = new LinkedHashSet<>();
        for (Predicate conjunct : scan.predicate().conjuncts()) {
            if (conjunct instanceof Predicate.Comparison c && c.operator() == Predicate.Operator.EQUAL) {
                equal.add(c.field());
            } else if (conjunct instanceof Predicate.In in) {
                ranged.add(in.field());
            } else if (conjunct instanceof Predicate.Comparison c && c.operator() != Predicate.Operator.NOT_EQUAL) {
                ranged.add(c.field());
            } else if (conjunct instanceof Predicate.Range range) {
                ranged.add(range.field());
            } else if (conjunct instanceof Predicate.Prefix prefix) {
                ranged.add(prefix.field());
            }
        }
        List<Field> fields = new ArrayList<>();
        equal.forEach(field -> fields.add(new Field(field, false)));
        ranged.removeAll(equal);
        boolean ordered = !scan.order().isEmpty()
                && scan.order().stream().allMatch(o -> o.nullsFirst() != o.descending())
                && (ranged.isEmpty() || ranged.equals(Set.of(scan.order().get(0).field())));
        if (ordered) {
            for (SortField order : scan.order()) {
                if (!equal.contains(order.field())) {
                    fields.add(new Field(order.field(), order.descending()));
                }
            }
        } else if (!ranged.isEmpty()) {
            fields.add(new Field(ranged.iterator().next(), false));
        }
        return fields.isEmpty() ? Optional.empty() : Optional.of(fields);
    }
}
