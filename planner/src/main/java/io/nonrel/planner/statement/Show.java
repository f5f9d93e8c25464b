package io.nonrel.planner.statement;

import org.jspecify.annotations.Nullable;

/**
 * {@code SHOW name} or {@code SHOW ALL}: the value of connection properties.
 *
 * @param property the name of the property as written, or null for all of them
 */
public record Show(@Nullable String property) implements Statement {}
