package io.nonrel.adapter.mongodb;

import com.mongodb.client.AggregateIterable;
import com.mongodb.client.MongoCollection;
import io.nonrel.spi.Aggregation;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates as one pipeline: the filter, then one group.
 *
 * @see <a href="https://www.mongodb.com/docs/manual/reference/operator/aggregation/group/">$group</a>
 */
final class Aggregates {

    private static final BsonInt64 ONE = new BsonInt64(1);
    private static final BsonInt64 ZERO = new BsonInt64(0);

    private final Access access;
    private final Shapes shapes;
    private final ServerProfile server;

    Aggregates(Access access, Shapes shapes, ServerProfile server) {
        this.access = access;
        this.shapes = shapes;
        this.server = server;
    }

    RowCursor aggregate(Aggregation aggregation, CallContext context) {
        Shape shape = shapes.of(aggregation.input().collection());
        context.checkCancelled();
        if (ScanCheck.check(aggregation, shape, server) instanceof Verdict.Rejected rejected) {
            throw ErrorCode.UNSUPPORTED.error("The store does not run this: %s", rejected.reason());
        }
        Filter filter = FilterTranslator.translate(aggregation.input().predicate(), shape);
        List<@Nullable Object[]> rows = new ArrayList<>();
        if (!filter.equals(Filter.NOTHING)) {
            try {
                MongoCollection<BsonDocument> collection = access.collection(shape.name(), context);
                List<BsonDocument> pipeline = pipeline(aggregation, shape, filter);
                AggregateIterable<BsonDocument> groups = access.session() == null
                        ? collection.aggregate(pipeline)
                        : collection.aggregate(access.session(), pipeline);
                String comment = Access.comment();
                groups.batchSize(context.fetchSize()).comment(comment);
                List<BsonDocument> found =
                        access.cancellations().watch(comment, context, () -> groups.into(new ArrayList<>()));
                for (BsonDocument group : found) {
                    context.checkCancelled();
                    context.examined(1);
                    rows.add(row(aggregation, shape, group));
                }
            } catch (RuntimeException e) {
                throw access.errors().of(e);
            }
        }
        if (rows.isEmpty() && aggregation.groupBy().isEmpty()) {
            rows.add(ofNothing(aggregation));
        }
        return new ListRows(rows);
    }

    private static List<BsonDocument> pipeline(Aggregation aggregation, Shape shape, Filter filter) {
        BsonDocument group = new BsonDocument(Shape.ID, key(aggregation, shape));
        for (int i = 0; i < aggregation.calls().size(); i++) {
            Aggregation.Call call = aggregation.calls().get(i);
            group.put("a" + i, accumulator(call, shape));
            if (call.function() == Aggregation.Function.SUM && call.field() != null) {
                // A sum of nothing is 0 here and NULL in SQL.
                group.put("n" + i, new BsonDocument("$sum", oneIfPresent(call.field(), shape)));
            }
        }
        return List.of(new BsonDocument("$match", filter.toBson()), new BsonDocument("$group", group));
    }

    private static BsonValue key(Aggregation aggregation, Shape shape) {
        if (aggregation.groupBy().isEmpty()) {
            return BsonNull.VALUE;
        }
        BsonDocument key = new BsonDocument();
        for (int i = 0; i < aggregation.groupBy().size(); i++) {
            // In a key of several parts, null and no field would be two groups.
            key.put("k" + i, operator("$ifNull", reference(aggregation.groupBy().get(i), shape), BsonNull.VALUE));
        }
        return key;
    }

    private static BsonDocument accumulator(Aggregation.Call call, Shape shape) {
        String field = call.field();
        if (field == null) {
            return new BsonDocument("$sum", ONE);
        }
        return switch (call.function()) {
            case COUNT -> new BsonDocument("$sum", oneIfPresent(field, shape));
            case MIN -> new BsonDocument("$min", reference(field, shape));
            case MAX -> new BsonDocument("$max", reference(field, shape));
            case SUM -> new BsonDocument("$sum", new BsonDocument("$toDecimal", reference(field, shape)));
        };
    }

    /** 1 for a value and 0 for null, which is also what takes the place of no field. */
    private static BsonDocument oneIfPresent(String field, Shape shape) {
        BsonDocument value = operator("$ifNull", reference(field, shape), BsonNull.VALUE);
        return operator("$cond", operator("$eq", value, BsonNull.VALUE), ZERO, ONE);
    }

    private static BsonString reference(String field, Shape shape) {
        return new BsonString("$" + shape.path(field));
    }

    private static BsonDocument operator(String name, BsonValue... operands) {
        return new BsonDocument(name, new BsonArray(List.of(operands)));
    }

    private static @Nullable Object[] row(Aggregation aggregation, Shape shape, BsonDocument group) {
        List<@Nullable Object> row = new ArrayList<>();
        for (int i = 0; i < aggregation.groupBy().size(); i++) {
            BsonValue value = group.getDocument(Shape.ID).get("k" + i, BsonNull.VALUE);
            row.add(read(value, shape.form(aggregation.groupBy().get(i))));
        }
        for (int i = 0; i < aggregation.calls().size(); i++) {
            Aggregation.Call call = aggregation.calls().get(i);
            BsonValue value = group.get("a" + i, BsonNull.VALUE);
            switch (call.function()) {
                case COUNT -> row.add(value.asNumber().longValue());
                case MIN, MAX -> row.add(read(value, shape.form(String.valueOf(call.field()))));
                case SUM ->
                    row.add(
                            group.getNumber("n" + i, new BsonInt32(0)).longValue() == 0
                                    ? null
                                    : (BigDecimal) read(value, FieldForm.DECIMAL));
            }
        }
        return row.toArray();
    }

    private static @Nullable Object read(BsonValue value, FieldForm form) {
        Object read = WholeDocuments.read(value, form);
        return read == StoredValues.MISFIT ? null : read;
    }

    private static @Nullable Object[] ofNothing(Aggregation aggregation) {
        return aggregation.calls().stream()
                .map(c -> c.function() == Aggregation.Function.COUNT ? 0L : null)
                .toArray();
    }
}
