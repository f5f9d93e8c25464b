package io.nonrel.tck.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * 64 threads on one database: transfers between accounts, counters, unique names, definitions. Nothing is lost, counted
 * twice or seen half; what conflicts is told with 40001 and works when tried again; nobody waits for ever. {@code
 * -Dnonrel.threads.seconds=60} goes on for longer, for each kind of database and isolation.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ManyThreadsTest {

    private static final int THREADS = 64;
    private static final int ACCOUNTS = 40;
    private static final int COUNTERS = 8;
    private static final long TOTAL = ACCOUNTS * 1_000L;
    private static final String CONFLICT = "40001";

    @TempDir
    Path folder = Path.of("");

    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicLong[] counted = new AtomicLong[COUNTERS];
    private final AtomicLong named = new AtomicLong();
    private final AtomicLong transfers = new AtomicLong();
    private final AtomicLong conflicts = new AtomicLong();
    private volatile boolean stop;

    /** One piece of work in a transaction. */
    private interface Work {
        void run(Connection connection, Random random) throws SQLException;
    }

    @ParameterizedTest
    @CsvSource({
        "mem, false",
        "mem, true",
        "file, false",
        "file, true",
    })
    void countRight(String kind, boolean serializable) throws Exception {
        String place = kind.equals("file") ? folder.resolve("threads.db").toString() : "threads";
        String url = "jdbc:nonrel:embedded:" + kind + ":" + place;
        int isolation = serializable ? Connection.TRANSACTION_SERIALIZABLE : Connection.TRANSACTION_REPEATABLE_READ;
        double seconds = Integer.getInteger("nonrel.threads.seconds", 10) / 4.0;
        LeftOver before = LeftOver.now();
        try (Connection keeping = DriverManager.getConnection(url)) {
            create(keeping);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int number = i;
                threads.add(new Thread(() -> work(url, isolation, number), "thread " + i));
            }
            threads.forEach(Thread::start);
            Thread.sleep((long) (seconds * 1_000));
            stop = true;
            for (Thread thread : threads) {
                thread.join(120_000);
                if (thread.isAlive()) {
                    failures.add(thread.getName() + " hangs:" + LeftOver.trace(thread));
                }
            }
            assertThat(failures).isEmpty();
            check(keeping);
            LeftOver.assertNothingIsOpen(keeping);
            try (Connection scanning = DriverManager.getConnection(url + "?nonrel.pushDown=off")) {
                IndexCheck.verify(keeping, scanning);
            }
        }
        before.assertNoMoreThreads();
        if (kind.equals("file")) {
            LeftOver.assertFileIsFree(Path.of(place));
        }
    }

    private void create(Connection connection) throws SQLException {
        Rows.run(
                connection,
                "CREATE TABLE account (id BIGINT PRIMARY KEY, balance BIGINT NOT NULL)",
                "CREATE TABLE moved (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, payer BIGINT, payee BIGINT,"
                        + " amount BIGINT)",
                "CREATE TABLE tally (id BIGINT PRIMARY KEY, hits BIGINT NOT NULL)",
                "CREATE INDEX tally_hits ON tally (hits)",
                "CREATE TABLE name (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, text VARCHAR(20) UNIQUE)");
        for (int i = 0; i < ACCOUNTS; i++) {
            Rows.update(connection, "INSERT INTO account VALUES (?, 1000)", i);
        }
        for (int i = 0; i < COUNTERS; i++) {
            counted[i] = new AtomicLong();
            Rows.update(connection, "INSERT INTO tally VALUES (?, 0)", i);
        }
    }

    private void check(Connection connection) throws SQLException {
        assertThat(Rows.number(connection, "SELECT SUM(balance) FROM account")).isEqualTo(TOTAL);
        assertThat(Rows.number(connection, "SELECT COUNT(*) FROM moved")).isEqualTo(transfers.get());
        assertThat(Rows.texts(
                        connection,
                        "SELECT id FROM account a WHERE balance <> 1000"
                                + " + COALESCE((SELECT SUM(amount) FROM moved WHERE payee = a.id), 0)"
                                + " - COALESCE((SELECT SUM(amount) FROM moved WHERE payer = a.id), 0)"))
                .isEmpty();
        for (int i = 0; i < COUNTERS; i++) {
            assertThat(Rows.number(connection, "SELECT hits FROM tally WHERE id = ?", i))
                    .as("counter %d", i)
                    .isEqualTo(counted[i].get());
        }
        assertThat(Rows.number(connection, "SELECT COUNT(*) FROM name")).isEqualTo(named.get());
        assertThat(Rows.number(connection, "SELECT COUNT(DISTINCT text) FROM name"))
                .isEqualTo(named.get());
        assertThat(transfers.get()).isPositive();
        assertThat(named.get()).isPositive();
    }

    private void work(String url, int isolation, int number) {
        Random random = new Random(number);
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.setTransactionIsolation(isolation);
            while (!stop) {
                if (number < 2) {
                    define(connection, number, random);
                } else {
                    switch (random.nextInt(5)) {
                        case 0, 1 -> transfer(connection, random);
                        case 2 -> count(connection, random);
                        case 3 -> name(connection, random);
                        default -> audit(connection);
                    }
                }
            }
        } catch (Throwable e) {
            failures.add(LeftOver.text(e));
        }
    }

    /** Whether it was committed; it is tried again as long as it conflicts and there is time. */
    private boolean inTransaction(Connection connection, Random random, Work work) throws SQLException {
        while (!stop) {
            try {
                connection.setAutoCommit(false);
                work.run(connection, random);
                connection.commit();
                return true;
            } catch (SQLException e) {
                connection.rollback();
                if (!CONFLICT.equals(e.getSQLState())) {
                    throw e;
                }
                conflicts.incrementAndGet();
            } finally {
                connection.setAutoCommit(true);
            }
        }
        return false;
    }

    private void transfer(Connection connection, Random random) throws SQLException {
        int payer = random.nextInt(ACCOUNTS);
        int payee = (payer + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
        int amount = random.nextInt(50);
        boolean moved = inTransaction(connection, random, (c, r) -> {
            Rows.update(c, "UPDATE account SET balance = balance - ? WHERE id = ?", amount, payer);
            Rows.update(c, "UPDATE account SET balance = balance + ? WHERE id = ?", amount, payee);
            Rows.update(c, "INSERT INTO moved (payer, payee, amount) VALUES (?, ?, ?)", payer, payee, amount);
        });
        if (moved) {
            transfers.incrementAndGet();
        }
    }

    /** In autocommit a statement tries itself again, or says that it could not. */
    private void count(Connection connection, Random random) throws SQLException {
        int counter = random.nextInt(COUNTERS);
        try {
            if (Rows.update(connection, "UPDATE tally SET hits = hits + 1 WHERE id = ?", counter) == 1) {
                counted[counter].incrementAndGet();
            }
        } catch (SQLException e) {
            assertThat(e.getSQLState()).as(e.toString()).isEqualTo(CONFLICT);
            conflicts.incrementAndGet();
        }
    }

    private void name(Connection connection, Random random) throws SQLException {
        try {
            Rows.update(connection, "INSERT INTO name (text) VALUES (?)", "name " + random.nextInt(3_000));
            named.incrementAndGet();
        } catch (SQLException e) {
            assertThat(e.getSQLState()).as(e.toString()).isIn("23505", CONFLICT);
        }
    }

    private void audit(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try {
            long first = Rows.number(connection, "SELECT SUM(balance) FROM account");
            long again = Rows.number(connection, "SELECT SUM(balance) FROM account WHERE id >= 0");
            if (first != TOTAL || again != TOTAL) {
                failures.add("An audit found " + first + " and " + again);
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            assertThat(e.getSQLState()).as(e.toString()).isEqualTo(CONFLICT);
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private void define(Connection connection, int number, Random random) throws SQLException {
        String table = "side" + number;
        try {
            Rows.run(
                    connection,
                    "CREATE TABLE " + table + " (id BIGINT PRIMARY KEY, text VARCHAR(20))",
                    "INSERT INTO " + table + " VALUES (1, 'a'), (2, 'b')",
                    "CREATE INDEX " + table + "_text ON " + table + " (text)",
                    "CREATE INDEX account_balance" + number + " ON account (balance)");
            assertThat(Rows.number(connection, "SELECT COUNT(*) FROM " + table)).isEqualTo(2);
            Thread.sleep(random.nextInt(20));
        } catch (SQLException e) {
            assertThat(e.getSQLState()).as(e.toString()).isEqualTo(CONFLICT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        undefine(connection, "DROP INDEX IF EXISTS account_balance" + number + " ON account");
        undefine(connection, "DROP TABLE IF EXISTS " + table);
    }

    private static void undefine(Connection connection, String sql) throws SQLException {
        while (true) {
            try {
                Rows.run(connection, sql);
                return;
            } catch (SQLException e) {
                assertThat(e.getSQLState()).as(e.toString()).isEqualTo(CONFLICT);
            }
        }
    }
}
