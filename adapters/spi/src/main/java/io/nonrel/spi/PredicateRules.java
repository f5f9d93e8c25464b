package io.nonrel.spi;

/**
 * Which predicates a kind of store answers exactly. Equality with AND is taken by every store that takes predicates at
 * all. Immutable.
 *
 * @param keyOnly only the key can be asked for: its leading fields by equality, the next by a range or a prefix
 * @param rangeFields fields that one query may compare by {@code <}, ranges and prefixes, also of list
 *     elements; 0 for no such comparison
 * @param isNull whether NULL can be asked for
 * @param notEqual whether {@code <>} is taken
 * @param not whether a negation is taken
 * @param or whether alternatives other than IN are taken
 * @param disjunctions values of IN in one query, multiplied for several IN and with the terms of OR; 1 for no IN
 */
public record PredicateRules(
        boolean keyOnly, int rangeFields, boolean isNull, boolean notEqual, boolean not, boolean or, int disjunctions) {

    /** No limit. */
    public static final int ANY_NUMBER = Integer.MAX_VALUE;

    /** Takes everything. */
    public static final PredicateRules ALL = new PredicateRules(false, ANY_NUMBER, true, true, true, true, ANY_NUMBER);

    /** Takes the key and ranges of it. */
    public static final PredicateRules KEY = new PredicateRules(true, 1, false, false, false, false, 1);

    public PredicateRules {
        if (rangeFields < 0 || disjunctions < 1) {
            throw new IllegalArgumentException("rangeFields " + rangeFields + ", disjunctions " + disjunctions);
        }
    }
}
