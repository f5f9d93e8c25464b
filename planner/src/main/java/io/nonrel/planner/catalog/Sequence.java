package io.nonrel.planner.catalog;

/**
 * A generator of BIGINT values. Immutable: the position is kept in the store, not here.
 *
 * @param cycle begins again at the other end instead of failing
 * @param internal belongs to an identity column: not listed and not droppable by name
 */
public record Sequence(
        String schema,
        String name,
        long start,
        long increment,
        long minimum,
        long maximum,
        boolean cycle,
        boolean internal)
        implements CatalogObject {}
