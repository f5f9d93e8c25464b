package io.nonrel.engine.index;

import io.nonrel.spi.CollectionDefinition;
import io.nonrel.spi.CollectionDefinition.FieldDefinition;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.ValueType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Work on a derived index that goes over all rows of its table: what it is and how far it came. Its document is written
 * with each batch of rows, so that it goes on from there after a crash. Used by one thread.
 */
public final class IndexJob {

    /** What is done. */
    public enum Kind {
        /** Filling the fields of a new index. */
        BACKFILL,
        /** Computing all fields again. */
        REBUILD,
        /** Comparing all fields with what they should be. */
        VERIFY,
        /** Bringing copies up to date with rows that were changed. */
        PROPAGATE,
        /** Looking whether older rows satisfy a foreign key. */
        VALIDATE,
        /** Removing the fields. */
        REMOVE
    }

    /** How it stands. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }

    static final List<String> FIELDS = List.of(
            "id",
            "kind",
            "schema",
            "table",
            "index",
            "state",
            "read",
            "changed",
            "position",
            "started",
            "updated",
            "message");

    /** With what is no column of the system table. */
    static final List<String> STORED =
            Stream.concat(FIELDS.stream(), Stream.of("token", "references")).toList();

    private final String schema;
    private final String table;
    private final String index;
    private final Kind kind;
    private final Instant started;
    private final String token;
    private final @Nullable List<Object> references;
    private final Clock clock;
    private @Nullable String position;
    private long read;
    private long changed;

    IndexJob(
            String schema,
            String table,
            String index,
            Kind kind,
            Instant started,
            String token,
            @Nullable List<Object> references,
            Clock clock,
            @Nullable String position,
            long read,
            long changed) {
        this.schema = schema;
        this.table = table;
        this.index = index;
        this.kind = kind;
        this.started = started;
        this.token = token;
        this.references = references;
        this.clock = clock;
        this.position = position;
        this.read = read;
        this.changed = changed;
    }

    /** The collection of the jobs. */
    static CollectionDefinition definition(String collection) {
        return new CollectionDefinition(
                collection,
                List.of(
                        new FieldDefinition("id", ValueType.STRING, false),
                        new FieldDefinition("kind", ValueType.STRING, false),
                        new FieldDefinition("schema", ValueType.STRING, false),
                        new FieldDefinition("table", ValueType.STRING, false),
                        new FieldDefinition("index", ValueType.STRING, false),
                        new FieldDefinition("state", ValueType.STRING, false),
                        new FieldDefinition("read", ValueType.INTEGER, false),
                        new FieldDefinition("changed", ValueType.INTEGER, false),
                        new FieldDefinition("position", ValueType.STRING, true),
                        new FieldDefinition("started", ValueType.INSTANT, false),
                        new FieldDefinition("updated", ValueType.INSTANT, false),
                        new FieldDefinition("message", ValueType.STRING, true),
                        new FieldDefinition("token", ValueType.STRING, false),
                        new FieldDefinition("references", ValueType.LIST, true)),
                List.of("id"));
    }

    /** An index has one job at a time; the document of an ended one is replaced by the next. */
    static String id(String schema, String index) {
        return schema + "." + index;
    }

    /** Whether a document is of this job, which goes on. */
    boolean isGoingOn(@Nullable Object[] document) {
        return State.RUNNING.name().equals(document[5]) && token.equals(document[12]);
    }

    /** Whose work it is; stays the same when the job begins anew. */
    String owner() {
        return owner(token);
    }

    static String owner(@Nullable Object token) {
        String text = String.valueOf(token);
        int end = text.indexOf('#');
        return end < 0 ? text : text.substring(0, end);
    }

    /** Its key. */
    @Nullable
    Object[] key() {
        return new @Nullable Object[] {id(schema, index)};
    }

    /** Values of the field that the index's path begins with, of the rows to look at; null for all rows. */
    @Nullable
    List<Object> references() {
        return references;
    }

    /** Where to go on, null for the start. */
    @Nullable
    String position() {
        return position;
    }

    /** Rows read so far. */
    long read() {
        return read;
    }

    /** Rows written so far, or rows found wrong. */
    long changed() {
        return changed;
    }

    /** Takes a batch that was written, up to a position; only now work may go on behind it. */
    void advance(long moreRead, long moreChanged, @Nullable String at) {
        position = at;
        read += moreRead;
        changed += moreChanged;
    }

    /** The document with a batch that is about to be written. */
    Mutation record(long moreRead, long moreChanged, @Nullable String at) {
        return document(State.RUNNING, read + moreRead, changed + moreChanged, at, null);
    }

    /** The document as it stands. */
    Mutation record(State state, @Nullable String message) {
        return document(state, read, changed, position, message);
    }

    private Mutation document(
            State state, long rowsRead, long rowsChanged, @Nullable String at, @Nullable String message) {
        return new Mutation.Upsert(IndexJobs.COLLECTION, STORED, new @Nullable Object[] {
            id(schema, index),
            kind.name(),
            schema,
            table,
            index,
            state.name(),
            rowsRead,
            rowsChanged,
            at,
            started,
            clock.instant(),
            message,
            token,
            references
        });
    }
}
