package io.nonrel.adapter.embedded;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.RowCursor;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/** Filters documents and makes rows of them. */
final class ScanCursor implements RowCursor {

    /** After so many documents it reports and asks whether to go on. */
    private static final int BATCH = 256;

    private final Session session;
    private final CallContext context;
    private final Documents documents;
    private final @Nullable Filter filter;
    private final List<String> fields;

    private final Snapshot snapshot;

    private final AtomicBoolean closed = new AtomicBoolean();
    private long skip;
    private long remaining;
    private int unreported;
    private boolean ended;
    private @Nullable Layout layout;
    private boolean exact;
    private int[] positions = {};

    ScanCursor(
            Session session,
            CallContext context,
            Documents documents,
            @Nullable Filter filter,
            List<String> fields,
            Snapshot snapshot) {
        this.session = session;
        this.context = context;
        this.documents = documents;
        this.filter = filter;
        this.fields = fields;
        this.snapshot = snapshot.claim();
        this.remaining = Long.MAX_VALUE;
    }

    /** Leaves out the first rows and ends after {@code limit} more. */
    ScanCursor limited(long offset, long limit) {
        skip = offset;
        remaining = limit;
        return this;
    }

    @Override
    public @Nullable Object @Nullable [] next() {
        if (ended) {
            return null;
        }
        checkOpen();
        try {
            Document document = nextMatch();
            return document == null ? null : row(document);
        } catch (MVStoreException e) {
            throw session.database().failed(e);
        }
    }

    private @Nullable Document nextMatch() {
        while (remaining > 0) {
            Document document = documents.next();
            if (document == null) {
                break;
            }
            if (++unreported == BATCH) {
                report();
            }
            if (filter == null || filter.accepts(document)) {
                if (skip > 0) {
                    skip--;
                } else {
                    if (--remaining == 0) {
                        end();
                    }
                    return document;
                }
            }
        }
        end();
        return null;
    }

    private void end() {
        if (!ended) {
            ended = true;
            close();
            report();
        }
    }

    private void report() {
        int count = unreported;
        unreported = 0;
        context.checkCancelled();
        if (count > 0) {
            context.examined(count);
        }
        session.checkOpen();
    }

    private @Nullable Object[] row(Document document) {
        if (document.layout() != layout) {
            layout = document.layout();
            exact = layout.isExactly(fields);
            positions = layout.positions(fields);
        }
        @Nullable Object[] values = document.values();
        if (exact) {
            return values;
        }
        @Nullable Object[] row = new @Nullable Object[positions.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = positions[i] < 0 ? null : values[positions[i]];
        }
        return row;
    }

    private void checkOpen() {
        session.checkOpen();
        if (closed.get()) {
            throw ErrorCode.OBJECT_CLOSED.error("The cursor was closed");
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            documents.close();
            snapshot.release();
        }
    }
}
