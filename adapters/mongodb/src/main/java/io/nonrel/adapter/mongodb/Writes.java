package io.nonrel.adapter.mongodb;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteManyModel;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.WriteModel;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NonrelException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Writes mutations in their order: those that follow each other and do the same in the same collection become one ordered
 * bulk write.
 *
 * @see <a href="https://www.mongodb.com/docs/manual/core/bulk-write-operations/">Bulk writes</a>
 */
final class Writes {

    private final Access access;
    private final Shapes shapes;
    private final ServerProfile server;
    private final CallContext context;
    private final String comment = Access.comment();
    private final BulkWriteOptions options =
            new BulkWriteOptions().ordered(true).comment(new BsonString(comment));

    Writes(Access access, Shapes shapes, ServerProfile server, CallContext context) {
        this.access = access;
        this.shapes = shapes;
        this.server = server;
        this.context = context;
    }

    /** For each mutation how many documents it matched. */
    long[] write(List<? extends Mutation> mutations) {
        access.checkOpen();
        context.checkCancelled();
        int[] order = access.session() == null
                ? KeyMoves.order(mutations, shapes, this::existing)
                : IntStream.range(0, mutations.size()).toArray();
        List<WriteRun> runs = new ArrayList<>();
        for (int i = 0; i < order.length; i++) {
            Mutation mutation = mutations.get(order[i]);
            WriteRun last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
            if (last == null || !last.takes(mutation)) {
                last = new WriteRun(shapes.of(mutation.collection()), i, mutation.getClass(), context);
                runs.add(last);
            }
            last.add(mutation);
        }
        long[] sent = new long[order.length];
        for (WriteRun run : runs) {
            context.checkCancelled();
            try {
                write(run, sent);
            } catch (RuntimeException e) {
                throw at(order, access.errors().of(e));
            }
        }
        long[] counts = new long[order.length];
        for (int i = 0; i < order.length; i++) {
            counts[order[i]] = sent[i];
        }
        return counts;
    }

    /** The error with the position that the caller knows. */
    private static RuntimeException at(int[] order, RuntimeException error) {
        if (error instanceof NonrelException e && e.fact("position") instanceof Integer position) {
            return e.with("position", order[position]);
        }
        return error;
    }

    private Set<BsonValue> existing(Shape shape, Set<BsonValue> ids) {
        try {
            return existing(access.collection(shape.name(), context), List.copyOf(ids));
        } catch (RuntimeException e) {
            throw access.errors().of(e);
        }
    }

    private void write(WriteRun run, long[] counts) {
        MongoCollection<BsonDocument> collection = access.collection(run.collection(), context);
        if (run.isOfSets()) {
            for (int i = 0; i < run.size(); i++) {
                counts[run.start() + i] = writeSet(collection, run, i);
            }
        } else if (run.isOf(Mutation.Delete.class) && run.size() > 1) {
            delete(collection, run, counts);
        } else {
            BulkWriteResult result = bulk(collection, run, 0);
            count(collection, run, result, counts);
        }
    }

    private long writeSet(MongoCollection<BsonDocument> collection, WriteRun run, int at) {
        Filter filter = run.filter(at, server);
        if (filter.equals(Filter.NOTHING)) {
            return 0;
        }
        WriteModel<BsonDocument> model = run.isOf(Mutation.DeleteWhere.class)
                ? new DeleteManyModel<>(filter.toBson())
                : new UpdateManyModel<>(filter.toBson(), run.change(at));
        BulkWriteResult result = write(collection, List.of(model), run.start() + at);
        return run.isOf(Mutation.DeleteWhere.class) ? result.getDeletedCount() : result.getMatchedCount();
    }

    private BulkWriteResult write(
            MongoCollection<BsonDocument> collection, List<WriteModel<BsonDocument>> models, int start) {
        try {
            return send(collection, models);
        } catch (MongoBulkWriteException e) {
            throw failed(e, start);
        }
    }

    /** Writes a run from a position on; a new key that somebody else took first is tried once more as a change. */
    private BulkWriteResult bulk(MongoCollection<BsonDocument> collection, WriteRun run, int from) {
        List<WriteModel<BsonDocument>> models = run.models().subList(from, run.size());
        try {
            return send(collection, models);
        } catch (MongoBulkWriteException e) {
            BulkWriteError error =
                    e.getWriteErrors().isEmpty() ? null : e.getWriteErrors().get(0);
            boolean lostRace = error != null
                    && run.isOf(Mutation.Upsert.class)
                    && access.session() == null
                    && MongoErrors.isTakenKey(error)
                    && run.retries(from + error.getIndex());
            if (lostRace && error != null) {
                return bulk(collection, run, from + error.getIndex());
            }
            throw failed(e, run.start() + from);
        }
    }

    private BulkWriteResult send(MongoCollection<BsonDocument> collection, List<WriteModel<BsonDocument>> models) {
        return access.cancellations()
                .watch(
                        comment,
                        context,
                        () -> access.session() == null
                                ? collection.bulkWrite(models, options)
                                : collection.bulkWrite(access.session(), models, options));
    }

    private RuntimeException failed(MongoBulkWriteException e, int start) {
        if (e.getWriteErrors().isEmpty()) {
            return ErrorCode.STORE_FAILED.error(
                    e, "MongoDB wrote, but not to as many servers as was asked for: %s", e.getWriteConcernError());
        }
        BulkWriteError error = e.getWriteErrors().get(0);
        return access.errors().of(error, e, start + error.getIndex());
    }

    private void count(MongoCollection<BsonDocument> collection, WriteRun run, BulkWriteResult result, long[] counts) {
        int end = run.start() + run.size();
        boolean isUpdate = run.isOf(Mutation.Update.class);
        long written = isUpdate ? result.getMatchedCount() : result.getDeletedCount();
        if (!isUpdate && !run.isOf(Mutation.Delete.class) || written == run.size()) {
            Arrays.fill(counts, run.start(), end, 1);
        } else if (written > 0) {
            // The server tells a sum only: a document that is there was matched.
            Set<BsonValue> there = existing(collection, run.ids());
            for (int i = 0; i < run.size(); i++) {
                counts[run.start() + i] = run.size() == 1 || there.contains(run.id(i)) ? 1 : 0;
            }
        }
    }

    /** Afterwards nobody could tell which documents were there, so that is asked before. */
    private void delete(MongoCollection<BsonDocument> collection, WriteRun run, long[] counts) {
        Set<BsonValue> there = existing(collection, run.ids());
        bulk(collection, run, 0);
        for (int i = 0; i < run.size(); i++) {
            counts[run.start() + i] = there.remove(run.id(i)) ? 1 : 0;
        }
    }

    private Set<BsonValue> existing(MongoCollection<BsonDocument> collection, List<BsonValue> ids) {
        Set<BsonValue> there = new HashSet<>();
        BsonDocument filter = Reads.byIds(ids);
        BsonDocument keyOnly = new BsonDocument(Shape.ID, new BsonInt32(1));
        var found = access.session() == null ? collection.find(filter) : collection.find(access.session(), filter);
        found.projection(keyOnly).forEach(d -> there.add(d.get(Shape.ID)));
        return there;
    }
}
