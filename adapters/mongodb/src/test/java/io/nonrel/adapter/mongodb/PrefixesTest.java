package io.nonrel.adapter.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrefixesTest {

    @Test
    void theNextStringIsAboveAllThatBeginSo() {
        assertThat(Prefixes.next("ab")).isEqualTo("ac");
        assertThat(Prefixes.next("a\uD83D\uDE00")).isEqualTo("a\uD83D\uDE01");
        assertThat(Prefixes.next("\uD7FF")).isEqualTo("\uE000");
        assertThat(Prefixes.next("a\uDBFF\uDFFF")).isEqualTo("b");
        assertThat(Prefixes.next("\uDBFF\uDFFF")).isEmpty();
    }

    @Test
    void whatIsTooLongForAnExpressionIsARange() {
        assertThat(Prefixes.tests("x".repeat(4_001)))
                .extracting(FieldTest::operator)
                .containsExactly("$gte", "$lt");
        assertThat(Prefixes.tests("\uDBFF\uDFFF".repeat(2_001)))
                .extracting(FieldTest::operator)
                .containsExactly("$gte");
    }
}
