package io.nonrel.tck.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Statements that were broken by chance: each gives its answer or an SQLException with an SQLState, never a bug's, in time,
 * and the connection goes on. {@code -Dnonrel.malformed=10000 -Dnonrel.malformed.seed=7} runs more, or others.
 */
class MalformedStatementsTest {

    private static final int PER_DATABASE = 250;
    private static final int TIMEOUT_SECONDS = 2;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final String BUG = "HY000";
    private static final List<@Nullable Object> VALUES = Arrays.asList(
            1,
            "a",
            null,
            new BigDecimal("1e30"),
            LocalDate.EPOCH,
            Double.NaN,
            new byte[3],
            "",
            -1L,
            "2020-01-01",
            true);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Corpus corpus = Corpus.load();
    private final List<String> failures = new ArrayList<>();

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void giveSqlExceptionsAndNothingElse() throws Exception {
        int count = Integer.getInteger("nonrel.malformed", 2_000);
        long seed = Long.getLong("nonrel.malformed.seed", 1);
        assertThat(corpus.all()).hasSizeGreaterThan(1_000);
        StatementMutator mutator = new StatementMutator(seed, corpus.all());
        int done = 0;
        while (done < count && failures.size() < 20) {
            int now = Math.min(PER_DATABASE, count - done);
            runOnOneDatabase(mutator, now);
            done += now;
        }
        assertThat(failures).isEmpty();
    }

    private void runOnOneDatabase(StatementMutator mutator, int count) throws SQLException {
        String url = "jdbc:nonrel:embedded:mem:malformed" + NUMBER.incrementAndGet();
        try (Connection keeping = DriverManager.getConnection(url)) {
            for (String sql : corpus.setup()) {
                try (Statement statement = keeping.createStatement()) {
                    statement.execute(sql);
                } catch (SQLException e) {
                    assertThat(e.getSQLState()).as(sql).isNotNull();
                }
            }
            try (Connection connection = DriverManager.getConnection(url)) {
                for (int i = 0; i < count; i++) {
                    String sql = mutator.next();
                    run(connection, sql);
                    check(connection, sql);
                }
            }
        }
    }

    private void run(Connection connection, String sql) {
        long start = THREADS.getCurrentThreadCpuTime();
        try {
            if (sql.contains("?")) {
                runPrepared(connection, sql);
            } else {
                runPlain(connection, sql);
            }
        } catch (SQLException e) {
            String state = e.getSQLState();
            if (state == null || state.length() != 5 || state.equals(BUG) || e.getMessage() == null) {
                failures.add(state + ": " + shown(sql) + "\n    " + e + origin(e));
            }
        } catch (Throwable e) {
            failures.add(shown(sql) + "\n    " + e + origin(e));
        }
        long worked = THREADS.getCurrentThreadCpuTime() - start;
        if (worked > MOST_NANOS) {
            failures.add("took " + TimeUnit.NANOSECONDS.toMillis(worked) + " ms: " + shown(sql));
        }
    }

    private static void runPlain(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(TIMEOUT_SECONDS);
            if (statement.execute(sql)) {
                read(statement);
            }
        }
    }

    private static void runPrepared(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(TIMEOUT_SECONDS);
            int parameters = statement.getParameterMetaData().getParameterCount();
            for (int i = 1; i <= parameters; i++) {
                statement.setObject(i, VALUES.get((sql.length() + i) % VALUES.size()));
            }
            if (statement.execute()) {
                read(statement);
            }
        }
    }

    private static void read(Statement statement) throws SQLException {
        try (ResultSet rows = statement.getResultSet()) {
            while (rows.next()) {
                rows.getObject(1);
            }
        }
    }

    private void check(Connection connection, String sql) {
        try {
            if (!connection.getAutoCommit()) {
                connection.setAutoCommit(true);
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("ROLLBACK");
            } catch (SQLException e) {
                assertThat(e.getSQLState()).isEqualTo("25000");
            }
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("VALUES 1")) {
                assertThat(rows.next()).isTrue();
            }
        } catch (SQLException | AssertionError e) {
            failures.add("afterwards: " + shown(sql) + "\n    " + e);
        }
    }

    private static String shown(String sql) {
        return sql.length() <= 600 ? sql : sql.substring(0, 300) + " … " + sql.substring(sql.length() - 100);
    }

    private static String origin(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        StringBuilder text = new StringBuilder("\n    " + cause);
        StackTraceElement[] trace = cause.getStackTrace();
        for (int i = 0; i < Math.min(12, trace.length); i++) {
            text.append("\n      ").append(trace[i]);
        }
        return text.toString();
    }
}
