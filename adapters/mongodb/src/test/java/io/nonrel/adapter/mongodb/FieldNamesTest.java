package io.nonrel.adapter.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"name", "", "a.b", "..", "$", "$a.b", "a$b", "_id", "a\0b", "'\"`", "\uD83D\uDE00"})
    void everyNameCanBeStoredAndComesBack(String name) {
        String stored = FieldNames.stored(name);
        assertThat(stored)
                .isNotEmpty()
                .isNotEqualTo("_id")
                .doesNotContain(".", "\0")
                .doesNotStartWith("$");
        assertThat(FieldNames.named(stored)).isEqualTo(name);
    }
}
