package io.nonrel.tck.agreement;

import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import org.h2.api.Interval;
import org.jspecify.annotations.Nullable;

/** An answer as lines that are the same for the same values, whatever their Java classes and number of digits. */
final class AnswerText {

    /** Databases give quotients and means more digits or fewer. */
    private static final MathContext DIGITS = new MathContext(8);

    private static final int SECONDS = 5;
    private static final String ROWS_CHANGED = "(?is)(INSERT|UPDATE|DELETE|MERGE)\\b.*";

    private AnswerText() {}

    /** Rows, or the number of rows that a change has changed; nothing when the statement is refused. */
    static Optional<List<String>> of(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            // H2 has only UNION ALL in recursive queries and goes on for ever where UNION would end.
            statement.setQueryTimeout(SECONDS);
            if (!statement.execute(sql)) {
                int count = statement.getUpdateCount();
                return Optional.of(List.of(sql.matches(ROWS_CHANGED) ? count + " rows changed" : "done"));
            }
            try (ResultSet rows = statement.getResultSet()) {
                List<String> lines = lines(rows);
                if (!sql.toUpperCase(Locale.ROOT).contains("ORDER BY")) {
                    Collections.sort(lines);
                }
                return Optional.of(lines);
            }
        } catch (SQLException refused) {
            return Optional.empty();
        }
    }

    private static List<String> lines(ResultSet rows) throws SQLException {
        List<String> lines = new ArrayList<>();
        while (rows.next()) {
            StringJoiner line = new StringJoiner(" | ");
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                line.add(text(value(rows, i)));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** As java.time, which has one calendar for all years. */
    private static @Nullable Object value(ResultSet rows, int column) throws SQLException {
        return switch (rows.getMetaData().getColumnType(column)) {
            case Types.DATE -> rows.getObject(column, LocalDate.class);
            case Types.TIME -> rows.getObject(column, LocalTime.class);
            case Types.TIMESTAMP -> rows.getObject(column, LocalDateTime.class);
            case Types.BINARY, Types.VARBINARY, Types.BLOB -> rows.getBytes(column);
            case Types.CLOB -> rows.getString(column);
            default -> rows.getObject(column);
        };
    }

    private static String text(@Nullable Object value) throws SQLException {
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        if (value instanceof OffsetDateTime instant) {
            return instant.withOffsetSameInstant(ZoneOffset.UTC).toString();
        }
        if (value instanceof Interval interval) {
            return interval(interval);
        }
        if (value instanceof Period months) {
            return months.toTotalMonths() + " months";
        }
        if (value instanceof Array array) {
            return elements((Object[]) array.getArray());
        }
        return String.valueOf(value);
    }

    private static String interval(Interval interval) {
        if (interval.getQualifier().isYearMonth()) {
            return interval.getYears() * 12 + interval.getMonths() + " months";
        }
        return Duration.ofDays(interval.getDays())
                .plusHours(interval.getHours())
                .plusMinutes(interval.getMinutes())
                .plusSeconds(interval.getSeconds())
                .plusNanos(interval.getNanosOfSecond())
                .toString();
    }

    private static String elements(@Nullable Object[] elements) throws SQLException {
        StringJoiner text = new StringJoiner(", ", "[", "]");
        for (Object element : elements) {
            text.add(text(element));
        }
        return text.toString();
    }

    private static String number(Number number) {
        if (!Double.isFinite(number.doubleValue())) {
            return number.toString();
        }
        BigDecimal exact = new BigDecimal(number.toString());
        BigDecimal shown = exact.stripTrailingZeros().scale() > 0 ? exact.round(DIGITS) : exact;
        return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
    }
}
