package io.nonrel.spi;

import java.util.List;

/** Apart from {@link Predicate}, whose initialisation would otherwise wait for that of its own subclasses. */
final class PredicateConstants {

    static final Predicate ALL = new Predicate.And(List.of());
    static final Predicate NONE = new Predicate.Or(List.of());

    private PredicateConstants() {}
}
