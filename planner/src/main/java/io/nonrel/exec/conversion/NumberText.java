package io.nonrel.exec.conversion;

import io.nonrel.planner.catalog.TypeName;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads numbers as SQL writes them, spaces around ignored; anything else raises {@link ErrorCode#INVALID_CAST}. */
final class NumberText {

    private NumberText() {}

    /** An integer of the type; a fraction is an error, because text is read as a number unasked in comparisons. */
    static long integer(String text, TypeName type) {
        String stripped = text.strip();
        int length = stripped.length();
        if (length > 0 && length <= 18 && isInteger(stripped)) {
            return NumericRange.integer(Long.parseLong(stripped), type);
        }
        BigDecimal number = decimal(text, type);
        long nearest = NumericRange.integer(number, type);
        if (number.compareTo(BigDecimal.valueOf(nearest)) != 0) {
            throw ErrorCode.INVALID_CAST.error("'%s' has a fraction, %s has none", text, type.sqlName());
        }
        return nearest;
    }

    /** An exact number of any size. */
    static BigDecimal decimal(String text, TypeName type) {
        String stripped = text.strip();
        for (int i = 0; i < stripped.length(); i++) {
            if ("0123456789.+-eE".indexOf(stripped.charAt(i)) < 0) {
                throw invalid(text, type, null);
            }
        }
        try {
            return new BigDecimal(stripped);
        } catch (NumberFormatException e) {
            throw invalid(text, type, e);
        }
    }

    /** A double; {@code NaN}, {@code Infinity} and {@code -Infinity} too. */
    static double approximate(String text, TypeName type) {
        switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "nan":
                return Double.NaN;
            case "infinity", "+infinity":
                return Double.POSITIVE_INFINITY;
            case "-infinity":
                return Double.NEGATIVE_INFINITY;
            default:
                return NumericRange.approximate(decimal(text, type));
        }
    }

    private static boolean isInteger(String text) {
        for (int i = text.charAt(0) == '-' && text.length() > 1 ? 1 : 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    private static NonrelException invalid(String text, TypeName type, @Nullable Exception cause) {
        return cause == null
                ? ErrorCode.INVALID_CAST.error("'%s' is no number, as %s needs", text, type.sqlName())
                : ErrorCode.INVALID_CAST.error(cause, "'%s' is no number, as %s needs", text, type.sqlName());
    }
}
