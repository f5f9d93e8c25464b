package io.nonrel.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nonrel.engine.BatchResult;
import io.nonrel.engine.ExecuteOptions;
import io.nonrel.engine.Session;
import io.nonrel.engine.SessionSettings;
import io.nonrel.engine.Sql;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Notice;
import io.nonrel.spi.NoticeCode;
import io.nonrel.spi.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many calls of the store a batch makes. */
class BatchCallsTest {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private final CountingStore store = new CountingStore();
    private @Nullable Sql opened;

    private Sql open(String profile, String... properties) {
        Map<String, String> all = new java.util.HashMap<>(Map.of("profile", profile));
        for (int i = 0; i < properties.length; i += 2) {
            all.put(properties[i], properties[i + 1]);
        }
        Settings settings = new Settings(all, null, null);
        String locator = "embedded:mem:batchcalls" + NAMES.incrementAndGet();
        DatabaseSlot[] self = new DatabaseSlot[1];
        self[0] = new DatabaseSlot(() -> OpenDatabase.open(store, locator, settings, self[0]), () -> {});
        Session session = Objects.requireNonNull(self[0].connect(SessionSettings.of(settings)));
        Sql sql = Sql.of(session);
        opened = sql;
        sql.run("CREATE TABLE t (id INT PRIMARY KEY, n INT, v INT)", "INSERT INTO t VALUES (0, 0, 0)");
        return sql;
    }

    @AfterEach
    void close() {
        if (opened != null) {
            opened.close();
        }
    }

    private BatchResult batch(Sql sql, String statement, int size, IntFunction<Object[]> set) {
        List<@Nullable Object[]> sets = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            sets.add(set.apply(i));
        }
        store.calls();
        return sql.session().prepare(statement).executeBatch(sets, ExecuteOptions.defaults());
    }

    private long reads(List<String> calls) {
        return calls.stream().filter(c -> !c.startsWith("write")).count();
    }

    private long writes(List<String> calls) {
        return calls.stream().filter(c -> c.startsWith("write")).count();
    }

    @ParameterizedTest
    @CsvSource({"none, true", "none, false", "datastore, true", "datastore, false", "mongodb, true", "mongodb, false"})
    void fourHundredRowsByKeyAreOneReadAndOneWrite(String profile, boolean autoCommit) {
        Sql sql = open(profile);
        sql.session().autoCommit(autoCommit);
        BatchResult inserted = batch(sql, "INSERT INTO t VALUES (?, ?, 1)", 400, i -> new Object[] {i + 1, i});
        assertThat(inserted.counts()).hasSize(400).containsOnly(1);
        few(sql, autoCommit, 1);
        BatchResult updated =
                batch(sql, "UPDATE t SET n = n + ? WHERE id = ?", 400, i -> new Object[] {1, i % 2 == 0 ? i + 1 : -i});
        assertThat(Arrays.stream(updated.counts()).sum()).isEqualTo(200);
        few(sql, autoCommit, 1);
        BatchResult versioned = batch(sql, "UPDATE t SET n = 7, v = v + 1 WHERE id = ? AND v = ?", 400, i ->
                new Object[] {i + 1, i < 100 ? 1 : 2});
        assertThat(Arrays.stream(versioned.counts()).sum()).isEqualTo(100);
        few(sql, autoCommit, 1);
        BatchResult upserted =
                batch(sql, "INSERT INTO t VALUES (?, ?, 0) ON CONFLICT (id) DO UPDATE SET n = EXCLUDED.n", 400, i ->
                        new Object[] {i + 201, i});
        assertThat(upserted.counts()).containsOnly(1);
        few(sql, autoCommit, 1);
        BatchResult deleted = batch(sql, "DELETE FROM t WHERE id = ?", 400, i -> new Object[] {i + 1});
        assertThat(deleted.counts()).containsOnly(1);
        few(sql, autoCommit, 1);
        assertThat(sql.rows("SELECT COUNT(*), MIN(id), MAX(id) FROM t")).containsExactly("201, 0, 600");
    }

    /** The overlay looks whether the documents are there: one read more. */
    private void few(Sql sql, boolean autoCommit, int most) {
        if (!autoCommit) {
            sql.session().commit();
        }
        List<String> calls = store.calls();
        assertThat(reads(calls)).as("reads of %s", calls).isLessThanOrEqualTo(most + 1L);
        assertThat(writes(calls)).as("writes of %s", calls).isEqualTo(most);
    }

    private static List<String> texts(int size, IntFunction<String> text) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            texts.add(text.apply(i));
        }
        return texts;
    }

    @ParameterizedTest
    @CsvSource({"none, true", "none, false", "datastore, true", "datastore, false", "mongodb, true"})
    void textsThatDifferInLiteralsAreWrittenTogether(String profile, boolean autoCommit) {
        Sql sql = open(profile);
        sql.session().autoCommit(autoCommit);
        List<List<String>> batches = List.of(
                texts(400, i -> "INSERT INTO t VALUES (" + (i + 1) + ", 1, 1)"),
                texts(400, i -> "UPDATE t SET n = n + v, v = " + i + " WHERE id = " + (i + 1)),
                texts(400, i -> "DELETE FROM t WHERE id = " + (i + 1)));
        for (List<String> texts : batches) {
            store.calls();
            assertThat(sql.session().executeTogether(texts, ExecuteOptions.defaults()))
                    .as(texts.get(1))
                    .hasValueSatisfying(r -> assertThat(r.counts()).hasSize(400).containsOnly(1));
            few(sql, autoCommit, 1);
        }
    }

    @Test
    void textsThatMeetOrCannotBeUndoneAreRunByThemselves() {
        Sql sql = open("none");
        sql.run(
                "CREATE TABLE self (id INT PRIMARY KEY, up INT REFERENCES self ENFORCED)",
                "CREATE TABLE u (id INT PRIMARY KEY, n INT UNIQUE)");
        for (IntFunction<String> text : List.<IntFunction<String>>of(
                i -> "INSERT INTO self VALUES (" + i + ", NULL)",
                i -> "INSERT INTO u SELECT id + " + i + ", n FROM t",
                i -> "UPDATE u SET n = " + i + " WHERE id = " + i,
                i -> "SELECT " + i)) {
            assertThat(sql.session().executeTogether(texts(3, text), ExecuteOptions.defaults()))
                    .as(text.apply(0))
                    .isEmpty();
        }
        sql.close();
        Sql bare = open("keyvalue");
        assertThat(bare.session()
                        .executeTogether(
                                texts(3, i -> "INSERT INTO t VALUES (" + (i + 1) + ", 1, 1)"),
                                ExecuteOptions.defaults()))
                .isEmpty();
        assertThat(bare.rows("SELECT COUNT(*) FROM t")).containsExactly("1");
    }

    @Test
    void textsBeforeTheOneThatFailsAreWrittenTogether() {
        Sql sql = open("none");
        List<String> texts = texts(100, i -> "INSERT INTO t VALUES (" + (i == 60 ? 0 : i + 1) + ", 1, 1)");
        store.calls();
        assertThat(sql.session().executeTogether(texts, ExecuteOptions.defaults()))
                .hasValueSatisfying(r -> assertThat(r.counts()).hasSize(60));
        assertThat(writes(store.calls())).isEqualTo(2);
        assertThat(sql.session().executeTogether(texts.subList(60, 100), ExecuteOptions.defaults()))
                .isEmpty();
        assertThat(sql.rows("SELECT COUNT(*) FROM t")).containsExactly("61");
    }

    @Test
    void aRowThatIsWrittenTwiceIsReadAgain() {
        Sql sql = open("none");
        BatchResult result =
                batch(sql, "UPDATE t SET n = n + ? WHERE id = ?", 5, i -> new Object[] {i, i == 3 ? 9 : 0});
        assertThat(result.counts()).containsExactly(1, 1, 1, 0, 1);
        assertThat(sql.rows("SELECT n FROM t")).containsExactly("7");
        result = batch(sql, "DELETE FROM t WHERE id = ?", 2, i -> new Object[] {0});
        assertThat(result.counts()).containsExactly(1, 0);
    }

    @Test
    void upsertsMeetTheRowsOfEarlierSets() {
        Sql sql = open("none");
        BatchResult result =
                batch(sql, "INSERT INTO t VALUES (?, 1, 1) ON CONFLICT (id) DO UPDATE SET n = t.n + 1", 6, i ->
                        new Object[] {i % 2});
        assertThat(result.counts()).containsOnly(1);
        assertThat(sql.rows("SELECT id, n FROM t ORDER BY id")).containsExactly("0, 3", "1, 3");
    }

    @Test
    void aBatchThatIsMoreThanACommitBecomesSeveral() {
        Sql sql = open("datastore");
        BatchResult result = batch(sql, "INSERT INTO t VALUES (?, ?, 1)", 1_200, i -> new Object[] {i + 1, i});
        assertThat(store.calls()).containsExactly("write 500", "write 500", "write 200");
        assertThat(result.counts()).hasSize(1_200).containsOnly(1);
        assertThat(result.notices()).extracting(Notice::code).contains(NoticeCode.NON_ATOMIC_WRITE);
        NonrelException failure = catchThrowableOfType(
                NonrelException.class,
                () -> batch(
                        sql, "INSERT INTO t VALUES (?, ?, 1)", 1_200, i -> new Object[] {i == 700 ? 5 : 5_000 + i, i}));
        assertThat(failure.code()).isEqualTo(ErrorCode.UNIQUE_VIOLATION);
        assertThat(failure.fact("position")).isEqualTo(700);
        assertThat((long[]) failure.fact("done")).hasSize(500).containsOnly(1);
        assertThat(failure.fact("partial")).isNull();
        assertThat(sql.rows("SELECT COUNT(*) FROM t")).containsExactly("1701");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void withoutTransactionsTheErrorSaysWhatWasDone(boolean buffer) {
        Sql sql = open("keyvalue", "writeBuffer", String.valueOf(buffer));
        NonrelException failure = catchThrowableOfType(
                NonrelException.class,
                () -> batch(sql, "INSERT INTO t VALUES (?, ?, 1)", 700, i -> new Object[] {i == 600 ? 0 : 1 + i, i}));
        assertThat(failure.code()).isEqualTo(ErrorCode.UNIQUE_VIOLATION);
        assertThat(failure.fact("position")).isEqualTo(600);
        assertThat((long[]) failure.fact("done")).hasSize(500).containsOnly(1);
        assertThat(failure.fact("partial")).isEqualTo(true);
        assertThat(store.calls()).contains("write 500");
    }

    @Test
    void numbersOfAnIdentityComeInBlocks() {
        Sql sql = open("none");
        sql.run("CREATE TABLE i (id INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, v INT)");
        store.calls();
        for (int row = 0; row < 1_000; row++) {
            sql.run("INSERT INTO i (v) VALUES (1)");
        }
        List<String> calls = store.calls();
        // Blocks double while they are used up within a second: a read and a write for each.
        assertThat(calls.size() - 1_000).as("calls for numbers").isBetween(2, 64);
        assertThat(sql.rows("SELECT COUNT(DISTINCT id) FROM i")).containsExactly("1000");
    }
}
