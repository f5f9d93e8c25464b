package io.nonrel.tck.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.tck.Script;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rows in the scripts are those that H2 gives, where H2 can read the statement: an opinion that isn't ours. A script
 * is left at the first change that H2 refuses.
 */
class H2AgreementTest {

    /** Where we differ, by a part of the statement that tells it from others. */
    private static final Map<String, String> DIFFERENT = Map.of(
            "MOD(7.5, 2)", "H2 rounds the operands of MOD",
            "EXTRACT(WEEK FROM d) AS w, EXTRACT(DAY", "our weeks are those of ISO",
            "WEEK(d)", "our weeks are those of ISO",
            "DATE_TRUNC('week'", "our weeks begin on Monday",
            "TIMESTAMPDIFF(MONTH", "we count whole units, as JDBC says; H2 counts borders",
            "INTERVAL", "intervals are written in another way",
            "0.1E0 + 0.2E0", "the literal is DOUBLE in standard SQL and DECFLOAT in H2",
            "X''", "H2 gives bytes as characters");

    private static final AtomicInteger NUMBER = new AtomicInteger();

    static Stream<Script> scripts() {
        return Script.all().stream().filter(s -> s.name().matches("(query|change|constraint|function|transaction)/.*"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scripts")
    void givesTheRowsOfH2(Script script) throws SQLException {
        int number = NUMBER.incrementAndGet();
        String h2 = "jdbc:h2:mem:agreement" + number + ";DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
        try (Connection theirs = DriverManager.getConnection(h2);
                Connection ours = DriverManager.getConnection("jdbc:nonrel:embedded:mem:agreement" + number)) {
            for (ScriptStep step : ScriptStep.of(script)) {
                if (step.command().equals("!update") || step.command().equals("!warnings")) {
                    execute(ours, step.sql());
                    if (!canExecute(theirs, step.sql())) {
                        return;
                    }
                } else if (step.command().equals("!ok") && !isDifferent(step.sql())) {
                    List<String> expected = rowsOrNull(theirs, step.sql());
                    if (expected != null) {
                        assertThat(rows(ours, step.sql())).as(step.sql()).isEqualTo(expected);
                    }
                }
            }
        }
    }

    private static boolean isDifferent(String sql) {
        return DIFFERENT.keySet().stream().anyMatch(sql::contains);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean canExecute(Connection connection, String sql) {
        try {
            execute(connection, sql);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static @Nullable List<String> rowsOrNull(Connection connection, String sql) {
        try {
            return rows(connection, sql);
        } catch (SQLException e) {
            return null;
        }
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            ResultSetMetaData columns = result.getMetaData();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    row.add(value(result, i, columns.getColumnType(i)));
                }
                rows.add(String.join(", ", row));
            }
        }
        if (!sql.toUpperCase(Locale.ROOT).contains("ORDER BY")) {
            Collections.sort(rows);
        }
        return rows;
    }

    private static String value(ResultSet result, int column, int type) throws SQLException {
        String text = result.getString(column);
        boolean number = text != null
                && switch (type) {
                    case Types.TINYINT,
                            Types.SMALLINT,
                            Types.INTEGER,
                            Types.BIGINT,
                            Types.DECIMAL,
                            Types.NUMERIC,
                            Types.REAL,
                            Types.FLOAT,
                            Types.DOUBLE,
                            2015 -> true;
                    default -> false;
                };
        return number
                ? new BigDecimal(text)
                        .setScale(2, RoundingMode.DOWN)
                        .stripTrailingZeros()
                        .toPlainString()
                : String.valueOf(text);
    }
}
