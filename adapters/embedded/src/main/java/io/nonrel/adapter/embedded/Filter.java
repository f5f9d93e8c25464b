package io.nonrel.adapter.embedded;

import io.nonrel.spi.Predicate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A bound predicate, compiled once for each layout that a cursor meets. Used by one thread. */
final class Filter {

    private final Predicate predicate;
    private final Map<Layout, RowTest> others = new HashMap<>(2);
    private @Nullable Layout layout;
    private RowTest test = values -> false;

    Filter(Predicate predicate) {
        this.predicate = predicate;
    }

    /** Whether every document passes. */
    boolean isTrivial() {
        return predicate.equals(Predicate.all());
    }

    boolean accepts(Document document) {
        if (document.layout() != layout) {
            layout = document.layout();
            test = others.computeIfAbsent(document.layout(), l -> RowTests.compile(predicate, l));
        }
        return test.test(document.values());
    }
}
