package io.nonrel.spi;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a kind of store takes and where its limits are: the one place that says so, for the adapter of that store and for
 * the embedded store that stands in for it in tests. A scan that names nothing but the whole key, in no order and without
 * limit, is a look-up by key: every store answers it, also for many keys. Immutable.
 *
 * @param name as it begins the reason of a refusal
 * @param lookupKeys keys that one look-up may ask for
 * @param limit whether a query may be limited
 * @param offset whether a query may leave rows out first
 * @param compositeIndexes whether a query needs an index over all its fields, when it has an order or a range beside
 *     others; a single field is always indexed then
 * @param writes how much a write may be
 * @param capabilities what else such a store can do
 */
public record StoreRules(
        String name,
        PredicateRules predicates,
        OrderRules order,
        AggregateRules aggregates,
        int lookupKeys,
        boolean limit,
        boolean offset,
        boolean compositeIndexes,
        WriteRules writes,
        Set<Capability> capabilities) {

    public StoreRules {
        capabilities = Set.copyOf(capabilities);
    }

    /** How much of transactions such a store has. */
    public TransactionLevel transactions() {
        return TransactionLevel.of(capabilities);
    }

    /**
     * Whether such a store answers a scan exactly; it is never answered roughly. Parameters need not be bound.
     *
     * @param key the collection's key fields
     * @param indexes the collection's indexes
     */
    public Verdict check(Scan scan, List<String> key, List<IndexDefinition> indexes) {
        String refusal = refusal(scan, key, indexes);
        return refusal == null ? Verdict.EXACT : new Verdict.Rejected(refusal);
    }

    /** As {@link #check(Scan, List, List)}, for an aggregation over a scan. */
    public Verdict check(Aggregation aggregation, List<String> key, List<IndexDefinition> indexes) {
        if (!aggregation.groupBy().isEmpty() && !aggregates.groups()) {
            return new Verdict.Rejected(name + " groups nothing");
        }
        Optional<Aggregation.Call> refused =
                aggregation.calls().stream().filter(c -> !aggregates.take(c)).findFirst();
        return refused.isPresent()
                ? new Verdict.Rejected(name + " does not compute " + refused.get())
                : check(aggregation.input(), key, indexes);
    }

    private @Nullable String refusal(Scan scan, List<String> key, List<IndexDefinition> indexes) {
        if (isLookUp(scan, key)) {
            return null;
        }
        PredicateSurvey survey = new PredicateSurvey(this);
        long disjunctions = scan.predicate().accept(survey);
        String reason = survey.refusal();
        if (reason == null) {
            reason = predicateRefusal(survey, disjunctions, key);
        }
        if (reason == null) {
            reason = orderRefusal(scan.order(), survey, key);
        }
        if (reason == null && (scan.limit() != null && !limit || scan.offset() != null && !offset)) {
            reason = name + " takes no " + (scan.offset() != null && !offset ? "OFFSET" : "LIMIT");
        }
        if (reason == null && compositeIndexes) {
            reason = CompositeIndexes.missing(scan.order(), survey, key, indexes)
                    .map(fields -> name + " needs an index on (" + fields + ")")
                    .orElse(null);
        }
        return reason;
    }

    private @Nullable String predicateRefusal(PredicateSurvey survey, long disjunctions, List<String> key) {
        if (predicates.keyOnly()) {
            return keyRefusal(survey, disjunctions, key);
        }
        if (survey.longestIn() > predicates.disjunctions()) {
            return name + " takes at most " + predicates.disjunctions() + " values in IN, not " + survey.longestIn();
        }
        if (disjunctions > predicates.disjunctions()) {
            return name + " takes at most " + predicates.disjunctions() + " combinations of IN and OR, not "
                    + disjunctions;
        }
        if (survey.rangeFields().size() > predicates.rangeFields()) {
            return name + " takes ranges of at most " + predicates.rangeFields() + " field, not of "
                    + String.join(" and ", survey.rangeFields());
        }
        return null;
    }

    private @Nullable String keyRefusal(PredicateSurvey survey, long disjunctions, List<String> key) {
        Set<String> asked = new LinkedHashSet<>(survey.equalFields());
        asked.addAll(survey.rangeFields());
        boolean leading = asked.size() <= key.size()
                && key.subList(0, asked.size()).containsAll(asked)
                && survey.rangeFields().size() <= 1
                && key.subList(0, survey.equalFields().size()).containsAll(survey.equalFields());
        return leading && disjunctions <= 1
                ? null
                : name + " finds documents only by the key (" + String.join(", ", key) + ") or a range of it";
    }

    private @Nullable String orderRefusal(List<SortField> wanted, PredicateSurvey survey, List<String> key) {
        if (wanted.isEmpty()) {
            return null;
        }
        List<String> fields = wanted.stream().map(SortField::field).toList();
        if (order.keyOnly()
                && (fields.size() > key.size()
                        || !key.subList(0, fields.size()).equals(fields)
                        || wanted.stream().anyMatch(SortField::descending))) {
            return name + " gives no order but that of the key (" + String.join(", ", key) + ")";
        }
        Optional<SortField> highNulls =
                wanted.stream().filter(f -> f.nullsFirst() == f.descending()).findFirst();
        if (order.nullsLowOnly() && highNulls.isPresent()) {
            return name + " sorts NULL as the least value, so not by " + highNulls.get();
        }
        if (order.rangeFieldFirst()
                && !survey.rangeFields().isEmpty()
                && !survey.rangeFields().contains(fields.get(0))) {
            return name + " sorts first by the field that has a range: " + String.join(", ", survey.rangeFields());
        }
        return null;
    }

    /** Whether the predicate names whole keys, few enough for one look-up, and nothing else is asked. */
    private boolean isLookUp(Scan scan, List<String> key) {
        if (key.isEmpty() || !scan.order().isEmpty() || scan.limit() != null || scan.offset() != null) {
            return false;
        }
        List<Predicate> conjuncts = scan.predicate().conjuncts();
        if (key.size() == 1 && conjuncts.size() == 1 && conjuncts.get(0) instanceof Predicate.In in) {
            return in.field().equals(key.get(0)) && in.operands().size() <= lookupKeys;
        }
        Set<String> named = new HashSet<>();
        for (Predicate conjunct : conjuncts) {
            if (!(conjunct instanceof Predicate.Comparison c) || c.operator() != Predicate.Operator.EQUAL) {
                return false;
            }
            named.add(c.field());
        }
        return conjuncts.size() == key.size() && named.equals(Set.copyOf(key));
    }
}
