package io.nonrel.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiteralNamesTest {

    @Test
    void namesWhatIsNotInQuotes() {
        assertThat(LiteralNames.in(
                        "a = ?0 AND b > ?1 AND c LIKE '%?0' AND \"?1\" = ?7", List.of("it's", new BigDecimal("1.50"))))
                .isEqualTo("a = 'it''s' AND b > 1.50 AND c LIKE '%?0' AND \"?1\" = ?7");
    }

    @Test
    void cutsLongText() {
        assertThat(LiteralNames.in("a = ?0", List.of("x".repeat(100)))).isEqualTo("a = '" + "x".repeat(40) + "…'");
    }
}
