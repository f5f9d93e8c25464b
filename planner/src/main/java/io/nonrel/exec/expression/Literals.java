package io.nonrel.exec.expression;

import io.nonrel.exec.Scalar;
import io.nonrel.exec.conversion.DateTimeRange;
import io.nonrel.exec.conversion.DateTimeText;
import io.nonrel.exec.conversion.NumericRange;
import io.nonrel.exec.conversion.RunTimeTypes;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.ValueType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.util.NlsString;
import org.apache.calcite.util.TimestampWithTimeZoneString;
import org.jspecify.annotations.Nullable;

/** Literals as run-time values. */
public final class Literals {

    private static final BigDecimal NANOS_OF_MILLI = BigDecimal.valueOf(1_000_000);

    private Literals() {}

    /** The value in the run-time class of the literal's type. */
    public static @Nullable Object value(RexLiteral literal) {
        if (literal.isNull()) {
            return null;
        }
        ColumnType type = RunTimeTypes.of(literal.getType());
        Comparable<?> value = literal.getValueAs(Comparable.class);
        if (value instanceof NlsString text) {
            return text.getValue();
        }
        return switch (type.name()) {
            case BOOLEAN -> literal.getValueAs(Boolean.class);
            case TINYINT, SMALLINT, INTEGER, BIGINT -> NumericRange.integer(decimal(literal), type.name());
            case DECIMAL -> decimal(literal);
            case REAL -> NumericRange.real(approximate(literal));
            case DOUBLE -> approximate(literal);
            case BINARY, VARBINARY, BLOB -> need(literal, ByteString.class).getBytes();
            case DATE -> LocalDate.ofEpochDay(need(literal, Integer.class));
            case TIME -> DateTimeText.time(String.valueOf(value));
            case TIMESTAMP -> DateTimeText.timestamp(String.valueOf(value), ZoneOffset.UTC);
            case TIMESTAMP_WITH_TIME_ZONE, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> instant(value);
            case UUID -> need(literal, UUID.class);
            case INTERVAL_YEAR_MONTH -> decimal(literal).longValueExact();
            case INTERVAL_DAY_TIME -> nanos(decimal(literal));
            default -> other(literal);
        };
    }

    /** Calcite keeps day-time intervals in milliseconds. */
    static long nanos(BigDecimal millis) {
        try {
            return millis.multiply(NANOS_OF_MILLI)
                    .setScale(0, RoundingMode.DOWN)
                    .longValueExact();
        } catch (ArithmeticException e) {
            throw ErrorCode.INTERVAL_OVERFLOW.error(e, "An interval of days and time has at most 106751 days");
        }
    }

    /** Whether the literal is an instant written without a zone: which one it is depends on the session. */
    static boolean isInSessionZone(RexLiteral literal) {
        return !literal.isNull()
                && RunTimeTypes.of(literal.getType()).name().valueType() == ValueType.INSTANT
                && !(literal.getValue() instanceof TimestampWithTimeZoneString);
    }

    /** A literal for which {@link #isInSessionZone} holds. */
    static Scalar instant(RexLiteral literal) {
        LocalDateTime local =
                DateTimeText.timestamp(String.valueOf(literal.getValueAs(Comparable.class)), ZoneOffset.UTC);
        return (row, execution) ->
                DateTimeRange.check(local.atZone(execution.environment().zone()).toInstant());
    }

    private static Object instant(Object value) {
        if (!(value instanceof TimestampWithTimeZoneString zoned)) {
            throw new AssertionError("An instant without a zone has no value before it is run: " + value);
        }
        String text =
                zoned.getLocalTimestampString() + " " + zoned.getTimeZone().getID();
        return DateTimeText.instant(text, ZoneOffset.UTC);
    }

    private static @Nullable Object other(RexLiteral literal) {
        Object value = literal.getValue();
        if (value instanceof List<?> list) {
            List<@Nullable Object> values = new ArrayList<>(list.size());
            for (Object element : list) {
                values.add(element instanceof RexLiteral nested ? value(nested) : element);
            }
            return values;
        }
        return value;
    }

    private static BigDecimal decimal(RexLiteral literal) {
        return need(literal, BigDecimal.class);
    }

    private static double approximate(RexLiteral literal) {
        return literal.getValue() instanceof Double x ? x : NumericRange.approximate(decimal(literal));
    }

    private static <T> T need(RexLiteral literal, Class<T> type) {
        return Objects.requireNonNull(literal.getValueAs(type));
    }
}
