package io.nonrel.adapter.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonrel.spi.Adapter;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.Store;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocatorTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "embedded",
                "embedded:",
                "embedded:mem",
                "embedded:mem:",
                "embedded:mem: ",
                "embedded:file:",
                "embedded:disk:x",
                "embedded:file:a\0b",
                "mem:x"
            })
    void namesTheRightFormsForABadLocator(String locator) {
        assertThatThrownBy(() -> Locator.parse(locator)).isInstanceOfSatisfying(NonrelException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.INVALID_URL);
            assertThat(e).hasMessageContaining("embedded:mem:NAME or embedded:file:PATH");
        });
    }

    @Test
    void findsThePathsOfFiles() {
        assertThat(Locator.parse("embedded:file:~/a/b.db"))
                .isEqualTo(new Locator.File(
                        Path.of(System.getProperty("user.home")).resolve("a/b.db")));
        assertThat(Locator.parse("embedded:file:x/../y.db"))
                .isEqualTo(new Locator.File(Path.of("y.db").toAbsolutePath()));
        assertThat(Locator.parse("embedded:mem:a:b")).isEqualTo(new Locator.Memory("a:b"));
    }

    @Test
    void isFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(Adapter.class))
                .anyMatch(adapter -> adapter.scheme().equals("embedded"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"durability=never", "durability=", "keep=yes"})
    void refusesSettingsThatMeanNothing(String setting) {
        String[] parts = setting.split("=", -1);
        assertThatThrownBy(() -> Shop.open("embedded:mem:x", Map.of(parts[0], parts[1])))
                .isInstanceOfSatisfying(NonrelException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_PROPERTY);
                    assertThat(e).hasMessageContaining(parts[0]);
                });
    }

    @Test
    void sharesADatabaseInMemoryUntilTheLastStoreCloses() {
        try (Store one = Shop.open("embedded:mem:shared", Map.of())) {
            one.createCollection(Shop.ITEM);
            try (Store two = Shop.open("embedded:mem:shared", Map.of("durability", "interval"))) {
                Shop.write(two, Shop.insert(1L, "a", 1L));
            }
            assertThat(Shop.rows(one, Predicate.all())).hasSize(1);
        }
        try (Store again = Shop.open("embedded:mem:shared", Map.of())) {
            assertThat(again.estimateCount("item")).isEmpty();
        }
    }

    @Test
    void keepsADatabaseInMemoryOnRequest() {
        try (Store one = Shop.open("embedded:mem:kept", Map.of("keep", "true"))) {
            one.createCollection(Shop.ITEM);
        }
        try (Store again = Shop.open("embedded:mem:kept", Map.of())) {
            assertThat(again.estimateCount("item")).hasValue(0);
        }
        try (Store again = Shop.open("embedded:mem:kept", Map.of())) {
            assertThat(again.estimateCount("item")).hasValue(0);
        }
    }
}
