package io.nonrel.planner.scan;

import io.nonrel.index.CaseForms;
import io.nonrel.index.TextForms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a text or a number to be compared with what a derived index keeps.
 *
 * @param part what is taken of the value
 * @param escape the escape character of a pattern, null for none
 * @param fold whether texts are compared by their {@linkplain CaseForms#fold fold}
 * @param reversed whether texts are compared from their end
 * @param length code points that the field holds of a text, 0 for all
 * @param among the parts that can be looked up, one of which is: the longest of the pattern that the value turns out to be.
 *     For the others nothing becomes of it. Empty when there is no choice
 */
public record LookUpForm(
        Part part, @Nullable Character escape, boolean fold, boolean reversed, int length, Set<Part> among)
        implements OperandForm {

    public LookUpForm {
        among = Set.copyOf(among);
    }

    /** The value itself. */
    static final LookUpForm VALUE = new LookUpForm(Part.VALUE, null, false, false, 0, Set.of());

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
        /** What stands in a list that doesn't have all texts: looked for beside {@link #LONGEST}. */
        INCOMPLETE,
        /** The day of the week from Sunday = 1, of a day from Monday = 1. */
        WEEK_DAY_OF_ISO,
        /** The whole number not above it. */
        FLOOR;

        /** The part of a pattern. */
        private String of(LikePattern pattern) {
            return switch (this) {
                case PREFIX -> pattern.prefix();
                case SUFFIX -> pattern.suffix();
                case LONGEST -> pattern.longest();
                default -> throw new AssertionError(this + " is no part of a pattern");
            };
        }
    }

    /** A form of whole texts or parts of patterns. */
    static LookUpForm of(Part part, @Nullable Character escape) {
        return new LookUpForm(part, escape, false, false, 0, Set.of());
    }

    LookUpForm among(Set<Part> parts) {
        return new LookUpForm(part, escape, fold, reversed, length, parts);
    }

    LookUpForm folded() {
        return new LookUpForm(part, escape, true, reversed, length, among);
    }

    LookUpForm backwards() {
        return new LookUpForm(part, escape, fold, true, length, among);
    }

    LookUpForm cutTo(int codePoints) {
        return new LookUpForm(part, escape, fold, reversed, codePoints, among);
    }

    @Override
    public boolean isValue() {
        return equals(VALUE);
    }

    @Override
    public String describe(String value) {
        String text =
                switch (part) {
                    case VALUE -> value;
                    case PREFIX -> "beginning(" + value + ")";
                    case SUFFIX -> "end(" + value + ")";
                    case LONGEST -> "longest part(" + value + ")";
                    case INCOMPLETE -> "too long";
                    case WEEK_DAY_OF_ISO -> "day of week(" + value + ")";
                    case FLOOR -> "FLOOR(" + value + ")";
                };
        String folded = fold ? "folded(" + text + ")" : text;
        return reversed ? "reversed(" + folded + ")" : folded;
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

    private @Nullable String ofText(String value) {
        if (part == Part.INCOMPLETE) {
            return best(LikePattern.of(value, escape)) == Part.LONGEST ? TextForms.INCOMPLETE : null;
        }
        if (!among.isEmpty() && best(LikePattern.of(value, escape)) != part) {
            return null;
        }
        String text = part == Part.VALUE ? value : part.of(LikePattern.of(value, escape));
        if (fold) {
            text = CaseForms.fold(text);
        }
        if (reversed) {
            text = TextForms.reverse(text);
        }
        return length == 0 ? text : TextForms.cut(text, length);
    }

    private Part best(LikePattern pattern) {
        Part best = Part.VALUE;
        int longest = -1;
        for (Part candidate : List.of(Part.PREFIX, Part.SUFFIX, Part.LONGEST)) {
            if (among.contains(candidate) && candidate.of(pattern).length() > longest) {
                best = candidate;
                longest = candidate.of(pattern).length();
            }
        }
        return best;
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
