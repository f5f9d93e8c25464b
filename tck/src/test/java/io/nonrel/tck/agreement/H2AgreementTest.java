package io.nonrel.tck.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.tck.Script;
import io.nonrel.tck.corpus.ScriptStep;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The answers in the scripts are those that H2 gives, where H2 can read the statement: an opinion that isn't ours. A table
 * that H2 can't make or change as we do is dropped there, so that nothing is compared about it any more.
 */
class H2AgreementTest {

    private static final Pattern QUERY = Pattern.compile("(?is)[\\s(]*(SELECT|WITH|VALUES|TABLE)\\b.*");

    /** What says nothing about rows, or speaks of our stores, the catalog or the moment. */
    private static final Pattern OURS = Pattern.compile(
            "(?is)(EXPLAIN|ANALYZE|CREATE (UNIQUE )?INDEX|DROP INDEX|ALTER INDEX"
                    + "|COMMENT|SHOW|DESCRIBE|SET (?!SCHEMA)|CHECKPOINT)\\b.*|.*\\b(INFORMATION_SCHEMA|LOCALTIME)\\b.*");

    private static final Pattern CHANGED = Pattern.compile(
            "(?is)\\w+(?:\\s+(?:INTO|FROM|TABLE|VIEW|SEQUENCE|IF|NOT|EXISTS|OR|REPLACE))*\\s+(\"[^\"]+\"|\\w+)\\b.*");

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final AtomicInteger AGREED = new AtomicInteger();
    private static final Set<Deviation> MET = ConcurrentHashMap.newKeySet();

    /** All but those of transactions, which H2 begins, breaks and ends in other ways, and of native statements, which it lacks. */
    static List<Script> scripts() {
        return Script.all().stream()
                .filter(script -> !script.name().contains("transaction"))
                .filter(script -> !script.name().startsWith("native/"))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scripts")
    void givesTheRowsOfH2(Script script) throws SQLException {
        int number = NUMBER.incrementAndGet();
        String h2 = "jdbc:h2:mem:agreement" + number + ";DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
        try (Connection theirs = DriverManager.getConnection(h2);
                Connection ours = DriverManager.getConnection("jdbc:nonrel:embedded:mem:agreement" + number)) {
            for (ScriptStep step : ScriptStep.of(script)) {
                Optional<List<String>> answer = AnswerText.of(ours, step.sql());
                boolean rows = step.command().equals("!ok")
                        || !QUERY.matcher(step.sql()).matches();
                if (rows
                        && !step.command().equals("!fails")
                        && !OURS.matcher(step.sql()).matches()) {
                    compare(script, step.sql(), answer, theirs);
                }
            }
        }
    }

    private static void compare(Script script, String sql, Optional<List<String>> answer, Connection theirs) {
        boolean query = QUERY.matcher(sql).matches();
        Optional<List<String>> expected = AnswerText.of(theirs, sql);
        Optional<Deviation> deviation = Deviation.of(script, sql);
        boolean equal = answer.equals(expected);
        if (answer.isPresent() && expected.isPresent()) {
            if (equal) {
                AGREED.incrementAndGet();
            } else {
                assertThat(deviation)
                        .as("%s: %s\nH2:   %s\nours: %s", script, sql, expected, answer)
                        .isPresent();
                MET.add(deviation.get());
            }
        }
        if (!query && !equal) {
            leave(sql, theirs);
        }
    }

    private static void leave(String sql, Connection theirs) {
        Matcher name = CHANGED.matcher(sql);
        if (name.matches()) {
            for (String kind : List.of("VIEW", "TABLE", "SEQUENCE")) {
                AnswerText.of(
                        theirs, "DROP " + kind + " " + name.group(1) + (kind.equals("SEQUENCE") ? "" : " CASCADE"));
            }
        }
    }

    /** The test would mean nothing if H2 understood little. */
    @AfterAll
    static void understandsMost() {
        assertThat(AGREED).hasValueGreaterThan(1500);
        assertThat(Deviation.all()).allMatch(MET::contains);
    }
}
