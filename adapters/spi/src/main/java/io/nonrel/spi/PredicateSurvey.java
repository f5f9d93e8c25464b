package io.nonrel.spi;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks a predicate once and notes what rules are about. Each visit gives the number of disjunctions: how many queries
 * without OR and IN the node stands for.
 */
final class PredicateSurvey implements PredicateVisitor<Long> {

    /** High enough to be over any limit, low enough to be multiplied by itself. */
    private static final long COUNTLESS = 1_000_000_000;

    private final StoreRules rules;
    private final Set<String> equalFields = new LinkedHashSet<>();
    private final Set<String> rangeFields = new LinkedHashSet<>();
    private final Set<String> elementRanges = new LinkedHashSet<>();
    private int longestIn;
    private @Nullable String refusal;

    PredicateSurvey(StoreRules rules) {
        this.rules = rules;
    }

    /** Fields compared by equality, IN or IS NULL. */
    Set<String> equalFields() {
        return equalFields;
    }

    /** Fields compared by their order. */
    Set<String> rangeFields() {
        return rangeFields;
    }

    /** How many values the longest IN has. */
    int longestIn() {
        return longestIn;
    }

    /** Why a node is refused whatever stands beside it; null when none is. */
    @Nullable
    String refusal() {
        return refusal;
    }

    @Override
    public Long visitComparison(Predicate.Comparison comparison) {
        switch (comparison.operator()) {
            case EQUAL -> equal(comparison.field());
            case NOT_EQUAL -> {
                range(comparison.field());
                need(rules.predicates().notEqual(), "no <>");
            }
            default -> range(comparison.field());
        }
        return 1L;
    }

    @Override
    public Long visitIn(Predicate.In in) {
        equal(in.field());
        longestIn = Math.max(longestIn, in.operands().size());
        return (long) in.operands().size();
    }

    @Override
    public Long visitRange(Predicate.Range range) {
        range(range.field());
        return 1L;
    }

    @Override
    public Long visitPrefix(Predicate.Prefix prefix) {
        range(prefix.field());
        return 1L;
    }

    @Override
    public Long visitIsNull(Predicate.IsNull isNull) {
        equal(isNull.field());
        need(rules.predicates().isNull(), "no IS NULL");
        return 1L;
    }

    @Override
    public Long visitContains(Predicate.Contains contains) {
        needElements();
        equal(contains.field());
        return 1L;
    }

    @Override
    public Long visitContainsPrefix(Predicate.ContainsPrefix prefix) {
        needElements();
        boolean ranged = rangeFields.contains(prefix.field());
        range(prefix.field());
        needAlone(equalFields.contains(prefix.field()) || ranged || !elementRanges.add(prefix.field()));
        return 1L;
    }

    @Override
    public Long visitAnd(Predicate.And and) {
        long product = 1;
        for (Predicate operand : and.operands()) {
            product = Math.min(COUNTLESS, product * operand.accept(this));
        }
        return product;
    }

    @Override
    public Long visitOr(Predicate.Or or) {
        List<Predicate> operands = or.operands();
        need(rules.predicates().or() || operands.isEmpty(), "no OR");
        long sum = 0;
        for (Predicate operand : operands) {
            sum = Math.min(COUNTLESS, sum + operand.accept(this));
        }
        return sum;
    }

    @Override
    public Long visitNot(Predicate.Not not) {
        need(rules.predicates().not(), "no NOT");
        return not.operand().accept(this);
    }

    private void equal(String field) {
        equalFields.add(field);
        needAlone(elementRanges.contains(field));
    }

    private void range(String field) {
        rangeFields.add(field);
        need(rules.predicates().rangeFields() > 0, "no comparison but equality");
        needAlone(elementRanges.contains(field));
    }

    private void needElements() {
        need(!rules.predicates().keyOnly(), "no look into lists");
    }

    /** Where ranges are few, one element must satisfy all that is said of its field: here each condition another one. */
    private void needAlone(boolean besideOthers) {
        need(
                !besideOthers || rules.predicates().rangeFields() == PredicateRules.ANY_NUMBER,
                "no other condition on a list beside a prefix of its elements");
    }

    private void need(boolean taken, String otherwise) {
        if (!taken && refusal == null) {
            refusal = rules.name() + " takes " + otherwise;
        }
    }
}
