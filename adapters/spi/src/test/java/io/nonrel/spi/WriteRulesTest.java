package io.nonrel.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WriteRulesTest {

    private final WriteRules rules = new WriteRules(10, 100, 5);

    private String refusal(@Nullable Object value) {
        return rules.refusal(List.of("v"), new @Nullable Object[] {value}, Set.of("v"))
                .orElse("none");
    }

    @Test
    void countsBytesAndNotCharacters() {
        assertThat(refusal("abcde")).isEqualTo("none");
        assertThat(refusal("ążź")).isEqualTo("takes at most 5 bytes in the indexed field v, not 6");
        assertThat(refusal(new byte[6])).isEqualTo("takes at most 5 bytes in the indexed field v, not 6");
        assertThat(rules.refusal(List.of("v"), new @Nullable Object[] {"abcdef"}, Set.of("other")))
                .isEmpty();
    }

    @Test
    void addsUpADocument() {
        assertThat(refusal(List.of("x".repeat(50), "y".repeat(49)))).isEqualTo("none");
        assertThat(refusal(List.of("x".repeat(50), "y".repeat(50))))
                .isEqualTo("takes documents of at most 100 bytes, not 101");
        assertThat(rules.refusal(List.of("a", "b"), new @Nullable Object[] {null, 1L}, Set.of()))
                .isEmpty();
    }

    @Test
    void refusesNothingWithoutLimits() {
        assertThat(WriteRules.ANY.refusal(List.of("v"), new @Nullable Object[] {"x".repeat(2_000_000)}, Set.of("v")))
                .isEmpty();
    }
}
