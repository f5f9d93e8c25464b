package io.nonrel.planner.scan;

import io.nonrel.index.CaseForms;
import io.nonrel.index.TextForms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a text or a number to be compared with what a derived index keeps.
 *
 * @param part what is taken of the value
 * @param escape the escape character of a pattern, null for none
 * @param fold whether texts are compared by their {@linkplain CaseForms#fold fold}
 * @param reversed whether texts are compared from their end
 * @param length code points that the field holds of a text, 0 for all
 */
public record LookUpForm(Part part, @Nullable Character escape, boolean fold, boolean reversed, int length)
        implements OperandForm {

    /** The value itself. */
    static final LookUpForm VALUE = new LookUpForm(Part.VALUE, null, false, false, 0);

    /** What is taken of a value. */
    public enum Part {
        /** All of it. */
        VALUE,
        /** What texts start with that match the pattern. */
        PREFIX,
        /** What texts end with that match the pattern. */
        SUFFIX,
        /** The longest text without wildcards that is in all texts that match the pattern. */
        LONGEST,
        /** The day of the week from Sunday = 1, of a day from Monday = 1. */
        WEEK_DAY_OF_ISO,
        /** The whole number not above it. */
        FLOOR
    }

    /** A form of whole texts or parts of patterns. */
    static LookUpForm of(Part part, @Nullable Character escape) {
        return new LookUpForm(part, escape, false, false, 0);
    }

    LookUpForm folded() {
        return new LookUpForm(part, escape, true, reversed, length);
    }

    LookUpForm backwards() {
        return new LookUpForm(part, escape, fold, true, length);
    }

    LookUpForm cutTo(int codePoints) {
        return new LookUpForm(part, escape, fold, reversed, codePoints);
    }

    @Override
    public boolean isValue() {
        return equals(VALUE);
    }

    @Override
    public @Nullable Object of(@Nullable Object value) {
        if (value instanceof String text) {
            return ofText(text);
        }
        if (value instanceof Number number) {
            return ofNumber(number);
        }
        return value;
    }

    private String ofText(String value) {
        String text =
                switch (part) {
                    case PREFIX -> LikePattern.of(value, escape).prefix();
                    case SUFFIX -> LikePattern.of(value, escape).suffix();
                    case LONGEST -> LikePattern.of(value, escape).longest();
                    default -> value;
                };
        if (fold) {
            text = CaseForms.fold(text);
        }
        if (reversed) {
            text = TextForms.reverse(text);
        }
        return length == 0 ? text : TextForms.cut(text, length);
    }

    private Object ofNumber(Number value) {
        return switch (part) {
            case WEEK_DAY_OF_ISO -> {
                long day = value.longValue();
                yield day >= 1 && day <= 7 ? day % 7 + 1 : 0L;
            }
            case FLOOR ->
                value instanceof BigDecimal decimal
                        ? decimal.setScale(0, RoundingMode.FLOOR).longValue()
                        : value;
            default -> value;
        };
    }
}
