package io.nonrel.jdbc;

import io.nonrel.engine.BatchResult;
import io.nonrel.engine.Database;
import io.nonrel.engine.ExecuteOptions;
import io.nonrel.engine.Prepared;
import io.nonrel.engine.Result;
import io.nonrel.engine.Session;
import io.nonrel.engine.SessionSettings;
import io.nonrel.exec.Cancellation;
import io.nonrel.exec.Limits;
import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.planner.ParameterDescriptor;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.spi.Capability;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Notice;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.TransactionMode;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A session that answers the texts it was told, and remembers what it was asked to do. */
final class FakeSession implements Session, Database {

    final Map<String, Answer> answers = new LinkedHashMap<>();
    final List<String> calls = new ArrayList<>();
    Catalog catalog = Catalog.empty();
    Set<Capability> capabilities = EnumSet.allOf(Capability.class);
    SessionSettings settings = new SessionSettings(
            "ann", "PUBLIC", ZoneId.of("UTC"), new Limits(0, 100, 0, 0, 0), 1000, 0, false, Set.of(), true, 500, false);
    private boolean autoCommit = true;
    private boolean readOnly;
    private String schema = "PUBLIC";
    private TransactionMode isolation = TransactionMode.SNAPSHOT;
    private boolean open = true;
    private long marks;

    /** What a text gives. */
    static final class Answer implements Prepared {
        Kind kind = Kind.QUERY;
        List<ColumnDescriptor> columns = List.of();
        List<ParameterDescriptor> parameters = List.of();
        List<@Nullable Object[]> rows = List.of();
        List<Notice> notices = new ArrayList<>();
        List<ColumnDescriptor> keyColumns = List.of();
        List<@Nullable Object[]> keys = List.of();
        long count;

        @Nullable
        RuntimeException failure;

        @Nullable
        Error error;

        final List<@Nullable Object[]> bound = new ArrayList<>();
        ExecuteOptions options = ExecuteOptions.defaults();

        int openResults;

        @Override
        public Kind kind() {
            return kind;
        }

        @Override
        public List<ColumnDescriptor> columns() {
            return columns;
        }

        @Override
        public List<ParameterDescriptor> parameters() {
            return parameters;
        }

        @Override
        public Result execute(@Nullable Object[] values, ExecuteOptions how) {
            fail();
            bound.add(values);
            options = how;
            openResults++;
            return new FakeResult(this);
        }

        @Override
        public BatchResult executeBatch(List<@Nullable Object[]> sets, ExecuteOptions how) {
            fail();
            bound.addAll(sets);
            options = how;
            long[] counts = new long[sets.size()];
            java.util.Arrays.fill(counts, count);
            return new BatchResult(counts, keyColumns, keys, notices);
        }

        private void fail() {
            if (failure != null) {
                throw failure;
            }
            if (error != null) {
                throw error;
            }
        }
    }

    private static final class FakeResult implements Result, RowCursor {
        private final Answer answer;
        private int next;
        private boolean closed;

        FakeResult(Answer answer) {
            this.answer = answer;
        }

        @Override
        public boolean hasRows() {
            return answer.kind == Prepared.Kind.QUERY || answer.kind == Prepared.Kind.WRITE_RETURNING;
        }

        @Override
        public List<ColumnDescriptor> columns() {
            return answer.columns;
        }

        @Override
        public RowCursor rows() {
            return this;
        }

        @Override
        public @Nullable Object @Nullable [] next() {
            answer.options.cancellation().check();
            return next < answer.rows.size() ? answer.rows.get(next++) : null;
        }

        @Override
        public long updateCount() {
            return hasRows() ? -1 : answer.count;
        }

        @Override
        public List<ColumnDescriptor> keyColumns() {
            return answer.keyColumns;
        }

        @Override
        public List<@Nullable Object[]> generatedKeys() {
            return answer.keys;
        }

        @Override
        public List<Notice> notices() {
            return answer.notices;
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                answer.openResults--;
            }
        }
    }

    /** Teaches an answer; the caller fills it in. */
    Answer answer(String sql) {
        return answers.computeIfAbsent(sql, key -> new Answer());
    }

    @Override
    public Prepared prepare(String sql, Cancellation cancellation) {
        checkOpen();
        Answer answer = answers.get(sql);
        if (answer == null) {
            throw ErrorCode.SYNTAX_ERROR.error("line 1, column 1: no answer to '%s'", sql);
        }
        return answer;
    }

    private void checkOpen() {
        if (!open) {
            throw ErrorCode.CONNECTION_CLOSED.error("closed");
        }
    }

    @Override
    public Optional<BatchResult> executeTogether(List<String> statements, ExecuteOptions options) {
        return Optional.empty();
    }

    @Override
    public boolean autoCommit() {
        return autoCommit;
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public boolean inTransaction() {
        return !autoCommit;
    }

    @Override
    public boolean hasTransactionBegun() {
        return false;
    }

    @Override
    public long transactionsEnded() {
        return calls.stream()
                .filter(c -> c.equals("commit") || c.equals("rollback") || c.startsWith("autoCommit"))
                .count();
    }

    @Override
    public void autoCommit(boolean on) {
        calls.add("autoCommit " + on);
        autoCommit = on;
    }

    @Override
    public void commit() {
        calls.add("commit");
    }

    @Override
    public void rollback() {
        calls.add("rollback");
    }

    @Override
    public boolean hasRollback() {
        return capabilities.contains(Capability.TRANSACTIONS);
    }

    @Override
    public List<Notice> commitNotices() {
        return List.of();
    }

    @Override
    public long savepoint() {
        return ++marks;
    }

    @Override
    public void rollbackTo(long savepoint) {
        calls.add("rollback to " + savepoint);
    }

    @Override
    public void releaseSavepoint(long savepoint) {
        calls.add("release " + savepoint);
    }

    @Override
    public TransactionMode isolation() {
        return isolation;
    }

    @Override
    public void isolation(TransactionMode mode) {
        isolation = mode;
    }

    @Override
    public boolean readOnly() {
        return readOnly;
    }

    @Override
    public void readOnly(boolean on) {
        readOnly = on;
    }

    @Override
    public String schema() {
        return schema;
    }

    @Override
    public void schema(String name) {
        if (!catalog.schemas().contains(name)) {
            throw ErrorCode.UNDEFINED_SCHEMA.error("There is no schema %s", name);
        }
        schema = name;
    }

    @Override
    public Catalog catalog() {
        return catalog;
    }

    @Override
    public SessionSettings settings() {
        return settings;
    }

    @Override
    public Database database() {
        return this;
    }

    @Override
    public boolean isAlive(Duration timeout) {
        return open;
    }

    @Override
    public <T> Optional<T> unwrap(Class<T> type) {
        return type.isInstance(calls) ? Optional.of(type.cast(calls)) : Optional.empty();
    }

    @Override
    public void reset() {
        calls.add("reset");
    }

    @Override
    public void close() {
        calls.add("close");
        open = false;
    }

    @Override
    public Session openSession(SessionSettings asked) {
        return this;
    }

    @Override
    public String product() {
        return "Fake 3.14";
    }

    @Override
    public Set<Capability> capabilities() {
        return capabilities;
    }
}
