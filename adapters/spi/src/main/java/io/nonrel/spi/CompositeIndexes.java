package io.nonrel.spi;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells whether a store that runs nothing without an index has one for a query: the fields compared by equality in any
 * sequence, then those of the order, as the order has them. A field that has a range and stands in no order counts as one
 * ascending.
 */
final class CompositeIndexes {

    private CompositeIndexes() {}

    /** The fields of the index that is missing, as DDL writes them; empty when none is. */
    static Optional<String> missing(
            List<SortField> order, PredicateSurvey survey, List<String> key, List<IndexDefinition> indexes) {
        List<IndexDefinition.Field> sequence = sequence(order, survey);
        // Every index of the store ends with the key, so its order costs nothing.
        int last = sequence.size() - 1;
        if (last >= 0
                && key.equals(List.of(sequence.get(last).name()))
                && !sequence.get(last).descending()) {
            sequence.remove(last);
        }
        Set<String> equal = new LinkedHashSet<>(survey.equalFields());
        if (sequence.isEmpty() || equal.isEmpty() && sequence.size() == 1) {
            return Optional.empty();
        }
        List<IndexDefinition.Field> needed = new ArrayList<>();
        equal.forEach(field -> needed.add(new IndexDefinition.Field(field, false)));
        needed.addAll(sequence);
        boolean found = indexes.stream().anyMatch(index -> serves(index.fields(), equal, sequence));
        return found
                ? Optional.empty()
                : Optional.of(
                        needed.stream().map(IndexDefinition.Field::toString).collect(Collectors.joining(", ")));
    }

    private static List<IndexDefinition.Field> sequence(List<SortField> order, PredicateSurvey survey) {
        List<IndexDefinition.Field> sequence = new ArrayList<>();
        if (order.isEmpty()) {
            survey.rangeFields().forEach(field -> add(sequence, survey, field, false));
        }
        order.forEach(term -> add(sequence, survey, term.field(), term.descending()));
        return sequence;
    }

    private static void add(
            List<IndexDefinition.Field> sequence, PredicateSurvey survey, String field, boolean descending) {
        if (!survey.equalFields().contains(field)) {
            sequence.add(new IndexDefinition.Field(field, descending));
        }
    }

    private static boolean serves(
            List<IndexDefinition.Field> fields, Set<String> equal, List<IndexDefinition.Field> sequence) {
        return fields.size() == equal.size() + sequence.size()
                && fields.subList(0, equal.size()).stream().allMatch(f -> equal.contains(f.name()))
                && fields.subList(equal.size(), fields.size()).equals(sequence);
    }
}
