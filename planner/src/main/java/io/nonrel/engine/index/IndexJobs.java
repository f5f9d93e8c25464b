package io.nonrel.engine.index;

import io.nonrel.engine.catalog.LiveWork;
import io.nonrel.engine.index.IndexJob.Kind;
import io.nonrel.engine.index.IndexJob.State;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Store;
import io.nonrel.spi.StoreAccess;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The documents of jobs in the store; their collection is made by the first one. Thread-safe. */
public final class IndexJobs {

    static final String COLLECTION = "nonrel_jobs";

    private final Store store;
    private final Clock clock;

    public IndexJobs(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The time that jobs write down. */
    Instant now() {
        return clock.instant();
    }

    /** A new job for an index; it takes the place of the one before. */
    IndexJob begin(String schema, String table, String index, Kind kind) {
        return begin(schema, table, index, kind, null);
    }

    /** @param references of the rows to look at, null for all rows */
    IndexJob begin(String schema, String table, String index, Kind kind, @Nullable List<Object> references) {
        return begin(schema, table, index, kind, references, UUID.randomUUID().toString());
    }

    private IndexJob begin(
            String schema, String table, String index, Kind kind, @Nullable List<Object> references, String token) {
        ensureCollection();
        IndexJob job = new IndexJob(schema, table, index, kind, clock.instant(), token, references, clock, null, 0, 0);
        write(job, State.RUNNING, null);
        return job;
    }

    /** Lets the filling of an index begin at the first row again; who is at it goes on with that. */
    void restart(String schema, String table, String index) {
        @Nullable Object[] row = row(schema, index);
        String id = UUID.randomUUID().toString();
        if (row != null && Kind.REBUILD.name().equals(row[1])) {
            begin(schema, table, index, Kind.REBUILD, null, IndexJob.owner(row[12]) + "#" + id);
        } else if (row != null && Kind.BACKFILL.name().equals(row[1])) {
            begin(schema, table, index, Kind.BACKFILL, null, IndexJob.owner(row[12]) + "#" + id);
        } else {
            begin(schema, table, index, Kind.BACKFILL, null, id);
        }
    }

    /** What a job was begun anew as; empty when its owner has none. */
    Optional<IndexJob> anew(IndexJob job) {
        @Nullable Object[] row = row(String.valueOf(job.key()[0]));
        return row != null && State.RUNNING.name().equals(row[5]) && job.owner().equals(IndexJob.owner(row[12]))
                ? Optional.of(job(row))
                : Optional.empty();
    }

    /** Whether a thread of this process is at the job of an index. */
    boolean isLive(String schema, String index) {
        @Nullable Object[] row = row(schema, index);
        return row != null && State.RUNNING.name().equals(row[5]) && LiveWork.isLive(IndexJob.owner(row[12]));
    }

    /** The job for an index that did not come to its end, or a new one. */
    IndexJob resume(String schema, String table, String index, Kind kind) {
        ensureCollection();
        @Nullable Object[] row = row(schema, index);
        if (row != null && kind.name().equals(row[1]) && !State.DONE.name().equals(row[5])) {
            IndexJob job = job(row);
            write(job, State.RUNNING, null);
            return job;
        }
        return begin(schema, table, index, kind);
    }

    private IndexJob job(@Nullable Object[] row) {
        return new IndexJob(
                String.valueOf(row[2]),
                String.valueOf(row[3]),
                String.valueOf(row[4]),
                Kind.valueOf(String.valueOf(row[1])),
                row[9] instanceof Instant started ? started : clock.instant(),
                String.valueOf(row[12]),
                references(row[13]),
                clock,
                row[8] instanceof String position ? position : null,
                row[6] instanceof Long read ? read : 0,
                row[7] instanceof Long changed ? changed : 0);
    }

    private @Nullable Object @Nullable [] row(String schema, String index) {
        return row(IndexJob.id(schema, index));
    }

    private @Nullable Object @Nullable [] row(String id) {
        @Nullable Object[] key = {id};
        try (RowCursor rows =
                store.lookup(COLLECTION, List.<@Nullable Object[]>of(key), IndexJob.STORED, CallContext.NONE)) {
            return rows.next();
        } catch (NonrelException e) {
            if (e.code() != ErrorCode.UNDEFINED_TABLE) {
                throw e;
            }
            // No job yet, no collection.
            return null;
        }
    }

    /** How many rows the job of an index has read, 0 when it has none. */
    public long rowsRead(String schema, String index) {
        String id = IndexJob.id(schema, index);
        return rows().stream()
                .filter(row -> id.equals(row[0]))
                .mapToLong(row -> row[6] instanceof Long read ? read : 0)
                .sum();
    }

    /** Whether a job is the one that its index has, and not ended. */
    boolean isGoingOn(IndexJob job, StoreAccess access) {
        try (RowCursor rows =
                access.lookup(COLLECTION, List.<@Nullable Object[]>of(job.key()), IndexJob.STORED, CallContext.NONE)) {
            @Nullable Object[] row = rows.next();
            return row != null && job.isGoingOn(row);
        }
    }

    @SuppressWarnings("unchecked") // written by a job
    private static @Nullable List<Object> references(@Nullable Object list) {
        return list instanceof List<?> values ? (List<Object>) values : null;
    }

    /** Writes down how a job ended. */
    void end(IndexJob job, State state, @Nullable String message) {
        write(job, state, message);
    }

    private void write(IndexJob job, State state, @Nullable String message) {
        store.write(List.of(job.record(state, message)), CallContext.NONE);
    }

    /** All jobs, in the order of {@link IndexJob#FIELDS}. */
    public List<@Nullable Object[]> rows() {
        List<@Nullable Object[]> all = new ArrayList<>();
        try (RowCursor rows = store.scan(Scan.of(COLLECTION, IndexJob.FIELDS), CallContext.NONE)) {
            for (@Nullable Object[] row = rows.next(); row != null; row = rows.next()) {
                all.add(row);
            }
        } catch (NonrelException e) {
            if (e.code() != ErrorCode.UNDEFINED_TABLE) {
                throw e;
            }
            // No job yet, no collection.
        }
        return all;
    }

    private void ensureCollection() {
        try {
            store.createCollection(IndexJob.definition(COLLECTION));
        } catch (NonrelException e) {
            if (e.code() != ErrorCode.DUPLICATE_TABLE) {
                throw e;
            }
        }
    }
}
