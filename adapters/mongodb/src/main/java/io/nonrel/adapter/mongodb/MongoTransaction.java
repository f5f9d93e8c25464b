package io.nonrel.adapter.mongodb;

import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.TransactionOptions;
import com.mongodb.WriteConcern;
import com.mongodb.client.ClientSession;
import io.nonrel.spi.Aggregation;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Transaction;
import io.nonrel.spi.TransactionMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A transaction of a replica set or a sharded cluster: reads see one snapshot and what it wrote. A write that fails ends it on
 * the server.
 *
 * @see <a href="https://www.mongodb.com/docs/manual/core/transactions/">Transactions</a>
 */
final class MongoTransaction implements Transaction {

    private static final TransactionOptions OPTIONS = TransactionOptions.builder()
            .readConcern(ReadConcern.SNAPSHOT)
            .readPreference(ReadPreference.primary())
            .writeConcern(WriteConcern.MAJORITY)
            .build();

    /** As long as a commit may be asked for again whose answer was lost. */
    private static final long COMMIT_NANOS = 60_000_000_000L;

    private final Access access;
    private final ClientSession session;
    private final Shapes shapes;
    private final ServerProfile server;
    private final boolean readOnly;
    private boolean active = true;

    private MongoTransaction(
            Access access, ClientSession session, Shapes shapes, ServerProfile server, boolean readOnly) {
        this.access = access;
        this.session = session;
        this.shapes = shapes;
        this.server = server;
        this.readOnly = readOnly;
    }

    static MongoTransaction begin(
            Access access, ClientSession session, Shapes shapes, ServerProfile server, TransactionMode mode) {
        try {
            session.startTransaction(OPTIONS);
        } catch (RuntimeException e) {
            session.close();
            throw access.errors().of(e);
        }
        return new MongoTransaction(access.in(session), session, shapes, server, mode == TransactionMode.READ_ONLY);
    }

    @Override
    public RowCursor scan(Scan scan, CallContext context) {
        checkActive();
        return reads().scan(scan, context);
    }

    @Override
    public RowCursor lookup(
            String collection, List<@Nullable Object[]> keys, List<String> fields, CallContext context) {
        checkActive();
        return reads().lookup(collection, keys, fields, context);
    }

    @Override
    public List<Map<String, @Nullable Object>> documents(
            String collection, List<@Nullable Object[]> keys, CallContext context) {
        checkActive();
        return reads().documents(collection, keys, context);
    }

    @Override
    public RowCursor aggregate(Aggregation aggregation, CallContext context) {
        checkActive();
        return new Aggregates(access, shapes, server).aggregate(aggregation, context);
    }

    @Override
    public long[] write(List<? extends Mutation> mutations, CallContext context) {
        checkActive();
        if (readOnly) {
            throw ErrorCode.READ_ONLY.error("The transaction is read-only");
        }
        return new Writes(access, shapes, server, context).write(mutations);
    }

    @Override
    public void commit() {
        checkActive();
        active = false;
        long start = System.nanoTime();
        try (session) {
            while (true) {
                try {
                    session.commitTransaction();
                    return;
                } catch (MongoException e) {
                    // Nobody knows whether it was done: doing it again is safe.
                    if (!e.hasErrorLabel(MongoException.UNKNOWN_TRANSACTION_COMMIT_RESULT_LABEL)
                            || System.nanoTime() - start > COMMIT_NANOS) {
                        throw e;
                    }
                }
            }
        } catch (RuntimeException e) {
            throw access.errors().of(e);
        }
    }

    @Override
    public void rollback() {
        checkActive();
        close();
    }

    @Override
    public long savepoint() {
        checkActive();
        throw noSavepoints();
    }

    @Override
    public void rollbackTo(long savepoint) {
        checkActive();
        throw noSavepoints();
    }

    private static RuntimeException noSavepoints() {
        return ErrorCode.UNSUPPORTED.error("MongoDB has no savepoints");
    }

    @Override
    public void close() {
        if (active) {
            active = false;
            try (session) {
                session.abortTransaction();
            } catch (RuntimeException e) {
                // The server ends what nobody goes on with.
                access.errors().ignored(e);
            }
        }
    }

    private Reads reads() {
        return new Reads(access, shapes, server);
    }

    private void checkActive() {
        access.checkOpen();
        if (!active) {
            throw ErrorCode.NO_ACTIVE_TRANSACTION.error("The transaction has ended");
        }
    }
}
