package io.nonrel.planner.logical;

import io.nonrel.planner.logical.mistake.Place;
import io.nonrel.spi.ErrorCode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimestampString;

/**
 * Reads literals like {@code DATE '…'}. Calcite reads dates by a calendar in which ten days of October 1582 are missing, knows
 * no offsets such as {@code +02:00}, and its errors for what it can't read have no place. What isn't matched here is left to it.
 */
final class TypedLiterals {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIMESTAMP =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2}) (\\d{2}:\\d{2}:\\d{2})(?:\\.(\\d{1,9}))?");
    private static final Pattern LONG_YEAR = Pattern.compile("\\d{5,}-.*");
    private static final Pattern OFFSET = Pattern.compile("(.*\\d) ?([+-]\\d{2}(?::\\d{2})?|Z)");
    private static final Pattern UUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private TypedLiterals() {}

    static SqlLiteral read(SqlUnknownLiteral literal) {
        String text = String.valueOf(literal.getValue());
        if (LONG_YEAR.matcher(text).matches() && !literal.tag.equals("UUID")) {
            throw illegal(ErrorCode.DATETIME_OVERFLOW, literal, text);
        }
        return switch (literal.tag) {
            case "DATE" -> DATE.matcher(text).matches() ? date(literal, text) : literal;
            case "TIMESTAMP" -> timestamp(literal, TIMESTAMP.matcher(text));
            case "TIMESTAMP WITH TIME ZONE" -> withZone(literal, OFFSET.matcher(text));
            case "UUID" -> {
                if (!UUID.matcher(text).matches()) {
                    throw illegal(ErrorCode.INVALID_CAST, literal, text);
                }
                yield literal;
            }
            default -> literal;
        };
    }

    private static SqlLiteral date(SqlUnknownLiteral literal, String text) {
        try {
            return SqlLiteral.createDate(new DateString(LocalDate.parse(text).toString()), literal.getParserPosition());
        } catch (DateTimeException e) {
            throw illegal(ErrorCode.INVALID_DATETIME, literal, text);
        }
    }

    private static SqlLiteral timestamp(SqlUnknownLiteral literal, Matcher parts) {
        if (!parts.matches()) {
            return literal;
        }
        String seconds = parts.group(1) + ' ' + parts.group(2);
        try {
            LocalDateTime.parse(seconds.replace(' ', 'T'));
        } catch (DateTimeException e) {
            throw illegal(ErrorCode.INVALID_DATETIME, literal, parts.group());
        }
        String fraction = parts.group(3) == null ? "" : parts.group(3);
        TimestampString value = new TimestampString(seconds);
        return SqlLiteral.createTimestamp(
                SqlTypeName.TIMESTAMP,
                fraction.isEmpty() ? value : value.withFraction(fraction),
                fraction.length(),
                literal.getParserPosition());
    }

    private static SqlLiteral withZone(SqlUnknownLiteral literal, Matcher parts) {
        if (!parts.matches()) {
            return literal;
        }
        String zone = parts.group(2).equals("Z") ? "UTC" : "GMT" + parts.group(2);
        return SqlLiteral.createUnknown(literal.tag, parts.group(1) + ' ' + zone, literal.getParserPosition());
    }

    private static RuntimeException illegal(ErrorCode code, SqlUnknownLiteral literal, String text) {
        return code.error("'%s' is no %s%s", text, literal.tag, Place.at(literal));
    }
}
