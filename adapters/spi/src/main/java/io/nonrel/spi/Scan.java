package io.nonrel.spi;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A read of one collection, as a value: the planner proposes it, {@link Store#check} answers, {@link StoreAccess#scan}
 * runs it. Immutable; its text is the line that EXPLAIN shows.
 *
 * @param collection the collection's name
 * @param predicate which documents; {@link Predicate#all} for every one
 * @param fields what each row holds, in this order; may be empty when only the number of rows matters
 * @param order the order of the rows, empty for any
 * @param offset how many rows to leave out first, a Long; null for none
 * @param limit how many rows at most after the offset, a Long; null for all
 */
public record Scan(
        String collection,
        Predicate predicate,
        List<String> fields,
        List<SortField> order,
        @Nullable Operand offset,
        @Nullable Operand limit) {

    public Scan {
        fields = List.copyOf(fields);
        order = List.copyOf(order);
    }

    /** Every document of the collection with the given fields, in any order. */
    public static Scan of(String collection, List<String> fields) {
        return new Scan(collection, Predicate.all(), fields, List.of(), null, null);
    }

    /** This scan with another predicate. */
    public Scan withPredicate(Predicate newPredicate) {
        return new Scan(collection, newPredicate, fields, order, offset, limit);
    }

    /** This scan with other fields. */
    public Scan withFields(List<String> newFields) {
        return new Scan(collection, predicate, newFields, order, offset, limit);
    }

    /** This scan with another order. */
    public Scan withOrder(List<SortField> newOrder) {
        return new Scan(collection, predicate, fields, newOrder, offset, limit);
    }

    /** This scan with another offset and limit. */
    public Scan withLimit(@Nullable Operand newOffset, @Nullable Operand newLimit) {
        return new Scan(collection, predicate, fields, order, newOffset, newLimit);
    }

    /** This scan with the values of its parameters, simplified: no NULL operand is left in the predicate. */
    public Scan bind(@Nullable Object[] parameters) {
        return new Scan(
                collection,
                PredicateBinding.bind(predicate, parameters),
                fields,
                order,
                offset == null ? null : offset.bind(parameters),
                limit == null ? null : limit.bind(parameters));
    }

    /** The bound offset, 0 for none. */
    public long offsetRows() {
        return offset instanceof Operand.Constant c && c.value() instanceof Long n ? n : 0;
    }

    /** The bound limit, {@link Long#MAX_VALUE} for none. */
    public long limitRows() {
        return limit instanceof Operand.Constant c && c.value() instanceof Long n ? n : Long.MAX_VALUE;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(collection);
        if (!predicate.equals(Predicate.all())) {
            text.append(" where ").append(predicate);
        }
        if (!order.isEmpty()) {
            text.append(" order by ")
                    .append(order.stream().map(SortField::toString).collect(Collectors.joining(", ")));
        }
        if (offset != null) {
            text.append(" offset ").append(offset);
        }
        if (limit != null) {
            text.append(" limit ").append(limit);
        }
        return text.append(" fields ").append(fields).toString();
    }
}
