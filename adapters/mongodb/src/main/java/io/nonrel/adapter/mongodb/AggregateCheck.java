package io.nonrel.adapter.mongodb;

import io.nonrel.spi.Aggregation;
import org.jspecify.annotations.Nullable;

/** Which aggregates the server computes as SQL does. Stateless. */
final class AggregateCheck {

    private AggregateCheck() {}

    /** The reason, for EXPLAIN; null when there is none. */
    static @Nullable String refusal(Aggregation aggregation, Shape shape, ServerProfile server) {
        for (String field : aggregation.groupBy()) {
            String refusal = groupRefusal(shape.form(field), server, field);
            if (refusal != null) {
                return refusal;
            }
        }
        for (Aggregation.Call call : aggregation.calls()) {
            String field = call.field();
            String refusal = field == null ? null : refusal(call.function(), shape.form(field), server, field);
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    private static @Nullable String groupRefusal(FieldForm form, ServerProfile server, String field) {
        return switch (form) {
            case BOOLEAN, INTEGER, STRING, DATE, TIME, TIMESTAMP, INSTANT, OBJECT_ID -> null;
            case UUID, BINARY -> server.complete() ? null : server.product() + " is not asked to group by " + field;
            case DECIMAL, DOUBLE -> "one number has several forms in MongoDB: " + field;
            default -> "values of several types may stand in " + field;
        };
    }

    private static @Nullable String refusal(
            Aggregation.Function function, FieldForm form, ServerProfile server, String field) {
        if (form.valueType() == null || form.alias() == null || form == FieldForm.LIST) {
            return "values of several types may stand in " + field;
        }
        return switch (function) {
            case COUNT -> null;
            case MIN, MAX -> ScanCheck.sortRefusal(form, server, field);
            case SUM -> {
                if (form != FieldForm.INTEGER) {
                    yield "a sum in MongoDB has no more than 34 digits: " + field;
                }
                yield server.hasDecimalSums() ? null : server.product() + " computes sums that overflow";
            }
        };
    }
}
