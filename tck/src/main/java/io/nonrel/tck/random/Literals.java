package io.nonrel.tck.random;

import io.nonrel.tck.random.Fragment.Literal;
import io.nonrel.tck.random.Fragment.Typed;
import io.nonrel.tck.random.Fragment.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Random values, from small sets so that they meet. Not thread-safe. */
final class Literals {

    private static final List<String> STRINGS = List.of(
            "", "a", "A", "ab", "aB", "Ab", "abc", "a%", "_", "%", "b", "ba", "xay", "a b", " a", "O'Neil", "zz", "10",
            "9");
    private static final List<String> SURROGATES =
            List.of("\uD83D\uDE00", "a\uD83D\uDE00", "\uD83D\uDE00b", "\uFF5E", "\uFF5Eb");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final Dice dice;
    private final boolean surrogates;

    Literals(Dice dice, boolean surrogates) {
        this.dice = dice;
        this.surrogates = surrogates;
    }

    /** A value, never NULL. */
    Literal value(Kind kind) {
        return switch (kind) {
            case INTEGER -> number(Integer.valueOf(dice.between(-5, 12)));
            case BIGINT -> number(Long.valueOf(dice.between(-5, 12) * (dice.oneIn(4) ? 10_000_000_000L : 1L)));
            case DECIMAL -> number(BigDecimal.valueOf(dice.between(-8, 30) * 25L, 2));
            case DOUBLE -> {
                double value = dice.between(-8, 30) / 4.0;
                yield new Literal(value + "E0", value);
            }
            case VARCHAR -> {
                String text = dice.pick(surrogates && dice.oneIn(3) ? SURROGATES : STRINGS);
                yield text(text);
            }
            case BOOLEAN -> {
                boolean value = dice.oneIn(2);
                yield new Literal(value ? "TRUE" : "FALSE", value);
            }
            case DATE -> {
                LocalDate value = LocalDate.of(2020, 2, 27).plusDays(dice.below(6) * (dice.oneIn(3) ? 200L : 1L));
                yield new Literal("DATE '" + value + "'", value);
            }
            case TIMESTAMP -> {
                LocalDateTime value = LocalDateTime.of(2020, 2, 28, 0, 0).plusHours(dice.below(9) * 12L);
                yield new Literal("TIMESTAMP '" + SECONDS.format(value) + "'", value);
            }
        };
    }

    /** A small positive number. */
    Literal small(int most) {
        return number(Integer.valueOf(dice.between(1, most)));
    }

    /** A pattern for LIKE. */
    Literal pattern() {
        return text(dice.pick(
                "", "%", "_", "a", "a%", "%a", "%a%", "_b%", "a_", "%b_", "A%b", "%%", "__", "a%b%", "% %", "z_", "x%y",
                "%A%", "10%"));
    }

    /** A pattern for LIKE with ! as its escape character. */
    Literal escapedPattern() {
        return text(dice.pick("!%", "a!%", "!_", "%!%", "a!%%", "%!_%", "!!", "a!!%", "_!%"));
    }

    private static Literal number(Number value) {
        String sql = value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
        return new Literal(sql.startsWith("-") ? "(" + sql + ")" : sql, value);
    }

    private static Literal text(String value) {
        return new Literal("'" + value.replace("'", "''") + "'", value);
    }

    static Typed missing(Kind kind) {
        return new Typed(kind, new Words("CAST(NULL AS " + kind.type() + ")"));
    }
}
