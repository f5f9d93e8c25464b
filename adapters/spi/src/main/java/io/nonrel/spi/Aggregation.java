package io.nonrel.spi;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates over the documents of a scan, as a value. The scan has no order, offset, limit or fields of its own.
 * Without group fields there is exactly one row, also when no document matches. NULL is a group of its own. Immutable.
 */
public record Aggregation(Scan input, List<String> groupBy, List<Call> calls) {

    public Aggregation {
        groupBy = List.copyOf(groupBy);
        calls = List.copyOf(calls);
    }

    /** What is computed over a group. */
    public enum Function {
        /** Number of documents, or of those with a non-null field; 0 for none. */
        COUNT,
        /** Smallest non-null value by {@link ValueOrder}, NULL for none. */
        MIN,
        /** Greatest non-null value by {@link ValueOrder}, NULL for none. */
        MAX,
        /** Sum of the non-null values as BigDecimal (INTEGER and DECIMAL fields) or Double; NULL for none. */
        SUM
    }

    /**
     * One aggregate.
     *
     * @param field null only for COUNT of documents
     */
    public record Call(Function function, @Nullable String field) {
        @Override
        public String toString() {
            return function + "(" + (field == null ? "*" : field) + ")";
        }
    }

    /** This aggregation with the parameters' values. */
    public Aggregation bind(@Nullable Object[] parameters) {
        return new Aggregation(input.bind(parameters), groupBy, calls);
    }

    @Override
    public String toString() {
        String what = calls.stream().map(Call::toString).collect(Collectors.joining(", "));
        String keys = groupBy.isEmpty() ? "" : "group by " + String.join(", ", groupBy) + " ";
        return what + (calls.isEmpty() ? "" : " ") + keys + "of " + input;
    }
}
