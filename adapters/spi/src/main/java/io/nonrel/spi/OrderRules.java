package io.nonrel.spi;

/**
 * Which orders a kind of store gives. Immutable.
 *
 * @param keyOnly only the order of the key, ascending
 * @param rangeFieldFirst the order must begin with the field that a range or prefix restricts, where there is one
 * @param nullsLowOnly NULL can only come first ascending and last descending
 */
public record OrderRules(boolean keyOnly, boolean rangeFieldFirst, boolean nullsLowOnly) {}
