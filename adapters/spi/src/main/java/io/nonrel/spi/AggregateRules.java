package io.nonrel.spi;

import java.util.EnumSet;
import java.util.Set;

/**
 * Which aggregates a kind of store computes as SQL does. Immutable.
 *
 * @param documents whether it counts documents
 * @param ofField what it computes of a field's values
 * @param groups whether it does so for each group
 */
public record AggregateRules(boolean documents, Set<Aggregation.Function> ofField, boolean groups) {

    /** Computes nothing. */
    public static final AggregateRules NONE = new AggregateRules(false, Set.of(), false);

    /** Counts the documents of a scan. */
    public static final AggregateRules COUNT = new AggregateRules(true, Set.of(), false);

    /** Computes everything. */
    public static final AggregateRules ALL = new AggregateRules(true, EnumSet.allOf(Aggregation.Function.class), true);

    public AggregateRules {
        ofField = Set.copyOf(ofField);
    }

    boolean take(Aggregation.Call call) {
        return call.field() == null ? documents : ofField.contains(call.function());
    }
}
