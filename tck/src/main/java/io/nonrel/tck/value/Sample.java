package io.nonrel.tck.value;

/**
 * A value of a type.
 *
 * @param literal as it is written in SQL
 * @param value as it is bound and read
 * @param rank its place in the order of the type; values that are equal have the same
 */
record Sample(String literal, Object value, int rank) {}
