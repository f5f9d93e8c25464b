package io.nonrel.planner;

import io.nonrel.planner.catalog.ColumnType;

/**
 * A parameter of a statement. Immutable.
 *
 * @param type what it is used as; a guess when {@code open}
 * @param open its use does not tell the type, so the bound value will
 */
public record ParameterDescriptor(ColumnType type, boolean open) {}
