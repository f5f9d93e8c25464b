package io.nonrel.engine.index;

import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.Scan;
import io.nonrel.spi.SortField;
import io.nonrel.spi.Store;
import io.nonrel.spi.ValueType;
import io.nonrel.spi.Verdict;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reading a table in the order of its key from where earlier work came to, so that it can go on after a crash. */
final class KeyOrder {

    private KeyOrder() {}

    /**
     * A read of all rows from a position on, in the order of the key; of all rows where the store can't.
     *
     * @param position as {@link #position} gave it, null for the start
     */
    static Scan from(Store store, Table table, List<String> fields, @Nullable String position) {
        Scan all = Scan.of(table.collection(), fields);
        Column first = first(table);
        Scan ordered = all.withOrder(List.of(new SortField(first.field(), false, true)));
        if (!(store.check(ordered) instanceof Verdict.Exact)) {
            return all;
        }
        Object value = position == null ? null : value(first.valueType(), position);
        if (value == null) {
            return ordered;
        }
        Scan rest = ordered.withPredicate(
                new Predicate.Comparison(first.field(), Predicate.Operator.GREATER_OR_EQUAL, Operand.of(value)));
        return store.check(rest) instanceof Verdict.Exact ? rest : ordered;
    }

    /** The first value of a key as text, null for types whose order is seldom a key's. */
    static @Nullable String position(Table table, @Nullable Object[] key) {
        return switch (first(table).valueType()) {
            case INTEGER, STRING, UUID -> String.valueOf(key[0]);
            default -> null;
        };
    }

    private static @Nullable Object value(ValueType type, String position) {
        return switch (type) {
            case INTEGER -> Long.valueOf(position);
            case STRING -> position;
            case UUID -> UUID.fromString(position);
            default -> null;
        };
    }

    private static Column first(Table table) {
        return table.columns().get(table.indexOf(table.key().get(0)));
    }
}
