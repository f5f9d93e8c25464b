package io.nonrel.planner.parser;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.NonrelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReservedWordsTest {
    /**
     * Statements with a name "w" in every place that a name can have, and what they are understood to be. As an alias it is
     * tried after AS.
     */
    private static final Map<String, String> PLACES = Stream.of(
                    "select w from t",
                    "select w, x from t",
                    "select x, w from t",
                    "select t.w from t",
                    "select (w) from t",
                    "select x from t where w = 1",
                    "select w + 1, 2 * w, x || w, w - 1, w * 2, -w from t",
                    "select x as w from t",
                    "select x from t order by w, x",
                    "select x from t order by w desc",
                    "select w from t group by w",
                    "select distinct w from t",
                    "select x from w",
                    "select w.x from w where w.x = 1",
                    "select w.x from t as w",
                    "select x from t join w on w.id = t.id",
                    "select * from t join u on w = x",
                    "select max(w), coalesce(w, 1), f(1, w) from t",
                    "select x from t where w is null",
                    "select x from t where w = 1 and w in (1, 2)",
                    "select x from t where 1 < w",
                    "select x from t where w between 1 and 2 and w like 'a%'",
                    "select x from t where not w",
                    "select case when w then w else w end from t",
                    "select cast(w as int), w::int from t",
                    "with w as (select 1) select * from w",
                    "create table t (w int, x int)",
                    "create table t (x int, w varchar(5) not null, primary key (w))",
                    "create table w (x int)",
                    "create index i on t (w)",
                    "alter table t add column w int",
                    "alter table t drop column w",
                    "alter table t rename column w to w",
                    "drop table w",
                    "insert into t (w, x) values (1, 2)",
                    "insert into w values (1)",
                    "update t set w = 1 where w = 2",
                    "update w set x = 1",
                    "delete from w where x = 1")
            .collect(Collectors.toMap(
                    Function.identity(), sql -> unquoted(SqlParsing.parse(sql).toString())));

    private static final Pattern NAME = Pattern.compile("\\bw\\b");

    @Test
    void exactlyTheReservedWordsFailSomewhere() throws IOException {
        Set<String> failing = new TreeSet<>();
        for (String word : words("words.txt")) {
            if (!worksEverywhere(word)) {
                failing.add(word.toUpperCase(Locale.ROOT));
            }
        }
        assertThat(ReservedWords.all()).isSorted().containsExactlyElementsOf(failing);
    }

    @Test
    void onlyAFewCommonNamesAreReserved() throws IOException {
        List<String> reserved = new ArrayList<>();
        for (String name : words("common-names.txt")) {
            if (ReservedWords.all().contains(name.toUpperCase(Locale.ROOT))) {
                reserved.add(name);
            }
        }
        assertThat(reserved)
                .containsExactly(
                        "all",
                        "as",
                        "between",
                        "case",
                        "default",
                        "distinct",
                        "false",
                        "from",
                        "in",
                        "like",
                        "not",
                        "null",
                        "select",
                        "similar",
                        "true",
                        "with");
    }

    @Test
    void commonNamesWorkTogether() {
        assertThat(SqlText.of(SqlParsing.parseQuery("SELECT value, date, t.user FROM t WHERE year = 1 AND count > 2")))
                .isEqualTo(
                        "SELECT \"value\", \"date\", \"t\".\"user\" FROM \"t\" WHERE \"year\" = 1 AND \"count\" > 2");
    }

    private static boolean worksEverywhere(String word) {
        return PLACES.keySet().stream().allMatch(place -> meansTheSame(place, word));
    }

    /** Whether a word works as the name that "w" is: both give the same statement. */
    private static boolean meansTheSame(String place, String word) {
        String expected = NAME.matcher(PLACES.get(place)).replaceAll(word);
        String sql = NAME.matcher(place).replaceAll(word);
        try {
            return unquoted(SqlParsing.parse(sql).toString()).equalsIgnoreCase(expected);
        } catch (NonrelException e) {
            return false;
        }
    }

    private static String unquoted(String text) {
        return text.replace("`", "");
    }

    private static List<String> words(String file) throws IOException {
        String text = Files.readString(Path.of("src/test/resources/io/nonrel/planner/parser", file));
        return Arrays.asList(text.strip().split("\\s+"));
    }
}
