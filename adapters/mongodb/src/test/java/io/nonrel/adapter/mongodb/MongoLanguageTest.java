package io.nonrel.adapter.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.CollectionDefinition.FieldDefinition;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NativeLanguage;
import io.nonrel.spi.NativeStatement;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Store;
import io.nonrel.spi.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands of MongoDB that read, with values beside them. */
class MongoLanguageTest {

    private final LocalServer server = new LocalServer();
    private final Store store = server.open();
    private final NativeLanguage language = store.nativeLanguage().orElseThrow();

    @BeforeEach
    void fill() {
        server.insert(
                "item",
                "{_id: 1, name: 'a', n: 5, tags: ['x', 'y']}",
                "{_id: 2, name: 'b', n: 7, at: {city: 'Bonn'}}",
                "{_id: 3, name: '$n', n: 7}");
    }

    @AfterEach
    void close() {
        store.close();
        server.close();
    }

    @Test
    void aFindGivesColumnsForItsFields() {
        String text = "{find: 'item', filter: {n: {$value: 1}}, sort: {_id: -1}, limit: 10}";
        assertThat(language.read(text).values()).isEqualTo(1);
        assertThat(language.describe(language.read(text)))
                .extracting(FieldDefinition::name, FieldDefinition::type)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("_id", ValueType.INTEGER),
                        org.assertj.core.groups.Tuple.tuple("name", ValueType.STRING),
                        org.assertj.core.groups.Tuple.tuple("n", ValueType.INTEGER),
                        org.assertj.core.groups.Tuple.tuple("tags", ValueType.STRING),
                        org.assertj.core.groups.Tuple.tuple("at", ValueType.STRING));
        assertThat(rows(text, 7L)).containsExactly("3|$n|7|null|null", "2|b|7|null|{\"city\": \"Bonn\"}");
        assertThat(rows("{find: 'item', projection: {tags: 1, _id: 0}, limit: 1}"))
                .containsExactly("[\"x\", \"y\"]");
    }

    @Test
    void anAggregateGivesColumnsForItsResults() {
        assertThat(rows(
                        "{aggregate: 'item', pipeline: [{$match: {n: {$gte: {$value: 1}}}},"
                                + " {$group: {_id: '$n', c: {$sum: 1}}}, {$sort: {_id: 1}}]}",
                        6L))
                .containsExactly("7|2");
    }

    @Test
    void aValueIsNeverAnOperatorOrAPath() {
        assertThat(rows("{find: 'item', filter: {name: {$value: 1}}, projection: {_id: 1}}", "$n"))
                .containsExactly("3");
        assertThat(rows("{find: 'item', filter: {name: {$value: 1}}, projection: {_id: 1}}", "{$gt: ''}"))
                .isEmpty();
    }

    @Test
    void aDocumentThatIsOtherThanDescribedEndsTheStatement() {
        NativeStatement statement = language.read("{find: 'item', projection: {n: 1}, sort: {_id: 1}}");
        List<FieldDefinition> columns = language.describe(statement);
        server.insert("item", "{_id: 4, n: 'seven'}");
        assertThatThrownBy(() -> drain(language.run(statement, columns, List.of(), CallContext.NONE)))
                .isInstanceOfSatisfying(
                        NonrelException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CAST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "find item",
                "{}",
                "{drop: 'item'}",
                "{find: 7}",
                "{find: 'item', hint: 'x'}",
                "{find: 'item', filter: 7}",
                "{find: 'item', limit: 'x'}",
                "{aggregate: 'item', pipeline: [7]}",
                "{aggregate: 'item', pipeline: [{$out: 'other'}]}",
                "{aggregate: 'item', pipeline: [{$merge: 'other'}]}"
            })
    void whatIsNoReadingCommandIsRefusedWithWhatWorks(String text) {
        assertThatThrownBy(() -> language.read(text))
                .isInstanceOfSatisfying(
                        NonrelException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SYNTAX_ERROR))
                .hasMessageContaining("{\"aggregate\": \"collection\", \"pipeline\": […]}");
    }

    private List<String> rows(String text, @Nullable Object... values) {
        NativeStatement statement = language.read(text);
        return drain(language.run(statement, language.describe(statement), Arrays.asList(values), CallContext.NONE));
    }

    private static List<String> drain(RowCursor cursor) {
        List<String> rows = new ArrayList<>();
        try (cursor) {
            for (@Nullable Object[] row = cursor.next(); row != null; row = cursor.next()) {
                rows.add(
                        String.join("|", Arrays.stream(row).map(String::valueOf).toList()));
            }
        }
        return rows;
    }
}
