package io.nonrel.adapter.mongodb;

import com.mongodb.client.MongoDatabase;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.NonrelException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/**
 * Looks after calls that wait for the server: when their statement is cancelled the server is told to stop, found by the
 * comment that the operation bears. Thread-safe.
 *
 * @see <a href="https://www.mongodb.com/docs/manual/reference/command/killOp/">killOp</a>
 */
final class Cancellations implements AutoCloseable {

    private static final int MILLIS_BETWEEN_LOOKS = 50;

    private final @Nullable MongoDatabase admin;
    private final Map<String, CallContext> waiting = new ConcurrentHashMap<>();
    private @Nullable ScheduledExecutorService looking;
    private @Nullable Future<?> looks;

    /**
     * @param admin the database that is asked for operations; null for a server that can't be
     */
    Cancellations(@Nullable MongoDatabase admin) {
        this.admin = admin;
    }

    /** Makes a call whose operation bears the comment. */
    <T extends @Nullable Object> T watch(String comment, CallContext context, Supplier<T> call) {
        if (admin == null || context == CallContext.NONE) {
            return call.get();
        }
        waiting.put(comment, context);
        try {
            look();
            return call.get();
        } finally {
            waiting.remove(comment);
        }
    }

    private synchronized void look() {
        if (looking == null) {
            ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(work -> {
                Thread thread = new Thread(work, "nonrel-mongodb-cancel");
                thread.setDaemon(true);
                return thread;
            });
            looks = started.scheduleWithFixedDelay(
                    this::killCancelled, MILLIS_BETWEEN_LOOKS, MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
            looking = started;
        }
    }

    private void killCancelled() {
        waiting.forEach((comment, context) -> {
            try {
                context.checkCancelled();
            } catch (NonrelException e) {
                waiting.remove(comment);
                kill(comment);
            }
        });
    }

    private void kill(String comment) {
        if (admin == null) {
            return;
        }
        BsonString marked = new BsonString(comment);
        BsonDocument own = new BsonDocument(
                "$or",
                new BsonArray(List.of(
                        new BsonDocument("command.comment", marked),
                        new BsonDocument("cursor.originatingCommand.comment", marked))));
        List<BsonDocument> pipeline =
                List.of(new BsonDocument("$currentOp", new BsonDocument()), new BsonDocument("$match", own));
        try {
            for (BsonDocument operation : admin.aggregate(pipeline, BsonDocument.class)) {
                admin.runCommand(new BsonDocument("killOp", new BsonInt32(1)).append("op", operation.get("opid")));
            }
        } catch (com.mongodb.MongoException e) {
            // Who may not see or end operations waits for the answer instead.
            waiting.remove(comment);
        }
    }

    @Override
    public synchronized void close() {
        if (looks != null) {
            looks.cancel(true);
        }
        if (looking != null) {
            looking.shutdownNow();
        }
    }
}
