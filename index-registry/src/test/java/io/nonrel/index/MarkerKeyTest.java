package io.nonrel.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MarkerKeyTest {

    private static @Nullable String key(@Nullable Object... values) {
        return MarkerKey.of(values, false);
    }

    @Test
    void valuesThatSqlTellsApartHaveDifferentKeys() {
        assertThat(key("a", "bc")).isNotEqualTo(key("ab", "c"));
        assertThat(key("a1:b")).isNotEqualTo(key("a", "b"));
        assertThat(key("s1:a", "s1:b")).isNotEqualTo(key("s1:as1:b"));
        assertThat(key("1")).isNotEqualTo(key(1L));
        assertThat(key("")).isNotEqualTo(key("", ""));
        assertThat(key("a|b:c")).isNotEqualTo(key("a", "b:c"));
        assertThat(key(12L, 3L)).isNotEqualTo(key(1L, 23L));
        assertThat(key(LocalDate.of(2020, 1, 2))).isNotEqualTo(key("2020-01-02"));
        assertThat(key(new byte[] {1, 2})).isNotEqualTo(key(new byte[] {1}, new byte[] {2}));
    }

    @Test
    void valuesThatSqlTakesForTheSameHaveOneKey() {
        assertThat(key(new BigDecimal("1.0"))).isEqualTo(key(new BigDecimal("1.00")));
        assertThat(key(new BigDecimal("0.00"))).isEqualTo(key(BigDecimal.ZERO));
        assertThat(key(new BigDecimal("100"))).isEqualTo(key(new BigDecimal("1E+2")));
        assertThat(key(-0.0)).isEqualTo(key(0.0));
        assertThat(key(Double.NaN)).isEqualTo(key(Double.NaN));
    }

    @Test
    void aNullIsLikeNothingElse() {
        assertThat(key("a", null)).isNull();
        assertThat(key((Object) null)).isNull();
    }

    @Test
    void foldsCaseOnlyWhenAsked() {
        assertThat(key("Ann")).isNotEqualTo(key("ANN"));
        assertThat(MarkerKey.of(new Object[] {"Ann", 1L}, true))
                .isEqualTo(MarkerKey.of(new Object[] {"ANN", 1L}, true));
        assertThat(MarkerKey.of(new Object[] {"straße"}, true)).isEqualTo(MarkerKey.of(new Object[] {"STRASSE"}, true));
        assertThat(MarkerKey.of(new Object[] {"e"}, true)).isNotEqualTo(MarkerKey.of(new Object[] {"é"}, true));
    }

    @Test
    void longValuesHaveShortKeysOfTheirOwn() {
        String longText = "x".repeat(5_000);
        assertThat(key(longText)).hasSizeLessThan(100).isNotEqualTo(key(longText + "x"));
        assertThat(key(longText)).isEqualTo(key("x".repeat(5_000)));
        // Halves of surrogate pairs are different characters, though no charset writes them.
        assertThat(key(longText + "\ud800")).isNotEqualTo(key(longText + "\udc00"));
    }
}
