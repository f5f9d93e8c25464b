package io.nonrel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Notice;
import io.nonrel.spi.NoticeCode;
import io.nonrel.spi.Settings;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The embedded store in the place of others: what they refuse is done by the driver, and said. */
class ProfileTest {

    private static final String LOCATOR = "embedded:mem:profiles";

    private final Sql plain = Sql.connect(LOCATOR);
    private final Sql datastore = connect("datastore");

    @BeforeEach
    void fill() {
        plain.run("CREATE TABLE item (id INT PRIMARY KEY, size INT, name VARCHAR(20))");
        plain.run(IntStream.rangeClosed(1, 300)
                .mapToObj(i -> "(" + i + ", " + i % 250 + ", 'n" + i + "')")
                .collect(Collectors.joining(", ", "INSERT INTO item VALUES ", "")));
    }

    @AfterEach
    void close() {
        plain.run("DROP TABLE item");
        plain.close();
        datastore.close();
    }

    private static Sql connect(String profile) {
        return Sql.connect(LOCATOR, new Settings(Map.of("profile", profile), null, null));
    }

    @Test
    void aLongListBecomesSeveralQueries() {
        String sql = "SELECT id FROM item WHERE size IN (" + values(200) + ")";
        assertThat(datastore.rows(sql)).containsExactlyInAnyOrderElementsOf(plain.rows(sql));
        assertThat(datastore.notices(sql))
                .filteredOn(n -> n.code() == NoticeCode.FAN_OUT)
                .extracting(Notice::storeCalls)
                .containsExactly(7L);
        assertThat(plain.notices(sql)).extracting(Notice::code).doesNotContain(NoticeCode.FAN_OUT);
    }

    @Test
    void aListOfBoundValuesMayNameOneTwice() {
        String sql = "SELECT id FROM item WHERE size IN (" + String.join(", ", Collections.nCopies(70, "?"))
                + ") ORDER BY id";
        @Nullable
        Object[] sizes =
                IntStream.range(0, 70).mapToObj(i -> (Object) (long) (i % 40)).toArray();
        assertThat(datastore.rows(sql, sizes)).isEqualTo(plain.rows(sql, sizes)).doesNotHaveDuplicates();
    }

    @Test
    void theLimitOfQueriesIsNamedWithItsRemedy() {
        String sql = "SELECT id FROM item WHERE size IN (" + values(5_000) + ")";
        assertThat(datastore.fails(ErrorCode.LIMIT_EXCEEDED, sql))
                .hasMessage("Limit maxFanOut = 100 passed: one scan needs 167 store queries. Restrict the statement,"
                        + " add an index, or raise nonrel.maxFanOut");
    }

    @Test
    void keysAreLookedUpInLongerLists() {
        String sql = "SELECT name FROM item WHERE size > 10 AND id IN (" + values(200) + ")";
        assertThat(datastore.rows(sql)).containsExactlyInAnyOrderElementsOf(plain.rows(sql));
        assertThat(datastore.notices(sql)).extracting(Notice::code).containsExactly(NoticeCode.RESIDUAL_FILTER);
    }

    @Test
    void profilesShareTheDatabase() {
        try (Sql keyValue = connect("keyvalue");
                Sql mongo = connect("mongodb")) {
            for (String sql : List.of(
                    "SELECT id FROM item WHERE name LIKE 'n1%' OR size < 3 ORDER BY id",
                    "SELECT size, COUNT(*) FROM item GROUP BY size HAVING COUNT(*) > 1 ORDER BY size",
                    "SELECT id FROM item ORDER BY id LIMIT 3 OFFSET 5")) {
                List<String> rows = plain.rows(sql);
                assertThat(datastore.rows(sql)).isEqualTo(rows);
                assertThat(keyValue.rows(sql)).isEqualTo(rows);
                assertThat(mongo.rows(sql)).isEqualTo(rows);
            }
        }
    }

    private static String values(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    }
}
