package io.nonrel.adapter.mongodb;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.SortField;
import io.nonrel.spi.Verdict;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/** Scans and look-ups in the server's find form. */
final class Reads {

    /** Keys in one call: each takes some tens of bytes of a command's 48 MB. */
    private static final int KEYS_PER_CALL = 10_000;

    private final Access access;
    private final Shapes shapes;
    private final ServerProfile server;

    Reads(Access access, Shapes shapes, ServerProfile server) {
        this.access = access;
        this.shapes = shapes;
        this.server = server;
    }

    RowCursor scan(Scan scan, CallContext context) {
        Shape shape = shapes.of(scan.collection());
        context.checkCancelled();
        if (ScanCheck.check(scan, shape, server) instanceof Verdict.Rejected rejected) {
            throw ErrorCode.UNSUPPORTED.error("The store does not run this: %s", rejected.reason());
        }
        Filter filter = FilterTranslator.translate(scan.predicate(), shape);
        long limit = scan.limitRows();
        if (filter.equals(Filter.NOTHING) || limit == 0) {
            return RowCursor.EMPTY;
        }
        String comment = Access.comment();
        try {
            FindIterable<@Nullable Object[]> find = find(shape, filter.toBson(), scan.fields(), context, comment);
            if (!scan.order().isEmpty()) {
                find.sort(sort(shape, scan.order())).allowDiskUse(server.complete() ? Boolean.TRUE : null);
            }
            long offset = scan.offsetRows();
            long left = Math.max(0, offset - Integer.MAX_VALUE);
            find.skip((int) (offset - left));
            if (left == 0 && limit <= Integer.MAX_VALUE) {
                find.limit((int) limit);
                return rows(find, context, comment);
            }
            return new SlicedRows(rows(find, context, comment), left, limit);
        } catch (RuntimeException e) {
            throw access.errors().of(e);
        }
    }

    RowCursor lookup(String collection, List<@Nullable Object[]> keys, List<String> fields, CallContext context) {
        Shape shape = shapes.of(collection);
        context.checkCancelled();
        List<BsonValue> ids = ids(shape, keys);
        if (ids.isEmpty()) {
            return RowCursor.EMPTY;
        }
        List<BsonDocument> filters = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += KEYS_PER_CALL) {
            filters.add(byIds(ids.subList(from, Math.min(ids.size(), from + KEYS_PER_CALL))));
        }
        Iterator<Supplier<RowCursor>> calls = filters.stream()
                .<Supplier<RowCursor>>map(filter -> () -> {
                    String comment = Access.comment();
                    return rows(find(shape, filter, fields, context, comment), context, comment);
                })
                .iterator();
        return filters.size() == 1 ? calls.next().get() : new ChainedRows(calls);
    }

    List<Map<String, @Nullable Object>> documents(
            String collection, List<@Nullable Object[]> keys, CallContext context) {
        Shape shape = shapes.of(collection);
        context.checkCancelled();
        List<BsonValue> ids = ids(shape, keys);
        List<Map<String, @Nullable Object>> documents = new ArrayList<>();
        Misfits misfits = Misfits.told(collection, context);
        try {
            for (int from = 0; from < ids.size(); from += KEYS_PER_CALL) {
                BsonDocument filter = byIds(ids.subList(from, Math.min(ids.size(), from + KEYS_PER_CALL)));
                MongoCollection<BsonDocument> all = access.collection(collection, context);
                for (BsonDocument document :
                        found(all, filter, BsonDocument.class).comment(Access.comment())) {
                    context.checkCancelled();
                    context.examined(1);
                    documents.add(WholeDocuments.fields(shape, document, misfits));
                }
            }
        } catch (RuntimeException e) {
            throw access.errors().of(e);
        }
        return documents;
    }

    private FindIterable<@Nullable Object[]> find(
            Shape shape, BsonDocument filter, List<String> fields, CallContext context, String comment) {
        RowCodec codec = new RowCodec(shape, fields, Misfits.told(shape.name(), context));
        CodecRegistry registry = CodecRegistries.fromRegistries(
                CodecRegistries.fromCodecs(codec), com.mongodb.MongoClientSettings.getDefaultCodecRegistry());
        MongoCollection<BsonDocument> collection =
                access.collection(shape.name(), context).withCodecRegistry(registry);
        return found(collection, filter, codec.getEncoderClass())
                .projection(projection(shape, fields))
                .batchSize(context.fetchSize())
                .comment(comment);
    }

    private <T extends @Nullable Object> FindIterable<T> found(
            MongoCollection<BsonDocument> collection, BsonDocument filter, Class<T> type) {
        return access.session() == null
                ? collection.find(filter, type)
                : collection.find(access.session(), filter, type);
    }

    private RowCursor rows(FindIterable<@Nullable Object[]> find, CallContext context, String comment) {
        try {
            MongoCursor<@Nullable Object[]> cursor =
                    access.cancellations().watch(comment, context, () -> find.iterator());
            return new MongoCursorRows(cursor, access, context, comment);
        } catch (RuntimeException e) {
            throw access.errors().of(e);
        }
    }

    /** Without keys that no document can have; each once. */
    private static List<BsonValue> ids(Shape shape, List<@Nullable Object[]> keys) {
        Set<BsonValue> ids = new LinkedHashSet<>();
        for (@Nullable Object[] key : keys) {
            ids.addAll(Keys.ids(shape, key));
        }
        return List.copyOf(ids);
    }

    static BsonDocument byIds(List<BsonValue> ids) {
        FieldTest test = ids.size() == 1 ? new FieldTest.Equal(ids.get(0)) : new FieldTest.OneOf(ids);
        return Filter.field(Shape.ID, test).toBson();
    }

    static BsonDocument sort(Shape shape, List<SortField> order) {
        Map<String, BsonInt32> terms = new LinkedHashMap<>();
        // A field that stands there twice is ordered by its first place.
        order.forEach(term -> terms.putIfAbsent(shape.path(term.field()), new BsonInt32(term.descending() ? -1 : 1)));
        BsonDocument sort = new BsonDocument();
        terms.forEach(sort::put);
        return sort;
    }

    /** Only what is asked for; a part of a document and the whole of it exclude each other, and then the whole is asked for. */
    private static BsonDocument projection(Shape shape, List<String> fields) {
        if (fields.stream().anyMatch(f -> shape.form(f) == FieldForm.DOCUMENT)) {
            return new BsonDocument();
        }
        Set<String> paths = new LinkedHashSet<>();
        fields.forEach(field -> paths.add(shape.path(field)));
        BsonDocument projection = new BsonDocument();
        for (String path : paths) {
            if (paths.stream().noneMatch(whole -> path.startsWith(whole + "."))) {
                projection.put(path, new BsonInt32(1));
            }
        }
        boolean keyAsked =
                projection.keySet().stream().anyMatch(p -> p.equals(Shape.ID) || p.startsWith(Shape.ID + "."));
        if (fields.isEmpty()) {
            projection.put(Shape.ID, new BsonInt32(1));
        } else if (!keyAsked) {
            projection.put(Shape.ID, BsonBoolean.FALSE);
        }
        return projection;
    }
}
