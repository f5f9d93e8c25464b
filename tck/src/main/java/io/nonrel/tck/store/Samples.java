package io.nonrel.tck.store;

import io.nonrel.spi.CollectionDefinition;
import io.nonrel.spi.CollectionDefinition.FieldDefinition;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.PredicateEvaluator;
import io.nonrel.spi.ValueType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The documents that most tests work on: a field of every type, each value NULL in some documents and missing in others,
 * and a field {@link #UNKNOWN} that the collection's definition doesn't have. All values fit every store: none needs more
 * than a millisecond or 34 digits.
 */
final class Samples {

    static final String COLLECTION = "sample";
    static final String KEY = "id";

    /** In some documents, but not in the definition. */
    static final String UNKNOWN = "extra";

    /** How many documents there are, with the keys 0, 1, 2 and so on. */
    static final int COUNT = 120;

    private static final long SEED = 20_261_120;

    private static final Map<String, ValueType> TYPES = types();

    static final CollectionDefinition DEFINITION = new CollectionDefinition(
            COLLECTION,
            TYPES.entrySet().stream()
                    .map(e -> new FieldDefinition(
                            e.getKey(), e.getValue(), !e.getKey().equals(KEY)))
                    .toList(),
            List.of(KEY));

    /** All fields of the definition, that of the key first, then the unknown one. */
    static final List<String> FIELDS = fields();

    private static final List<Map<String, @Nullable Object>> DOCUMENTS = generate();

    private Samples() {}

    /** The type of a field; the unknown one holds strings. */
    static ValueType type(String field) {
        return TYPES.getOrDefault(field, ValueType.STRING);
    }

    /** Values of a type: the borders that stores get wrong, and some of everyday. */
    static List<Object> values(ValueType type) {
        return switch (type) {
            case BOOLEAN -> List.of(true, false);
            case INTEGER ->
                List.of(
                        0L,
                        1L,
                        -1L,
                        7L,
                        42L,
                        9_007_199_254_740_992L,
                        9_007_199_254_740_993L,
                        Long.MAX_VALUE,
                        Long.MIN_VALUE);
            case DECIMAL ->
                List.of(
                        BigDecimal.ZERO,
                        new BigDecimal("1.5"),
                        new BigDecimal("-1.5"),
                        new BigDecimal("42"),
                        new BigDecimal("0.1"),
                        new BigDecimal("9007199254740993"),
                        new BigDecimal("12345678901234567890123456789012.34"));
            case DOUBLE ->
                List.of(
                        0.0,
                        -0.0,
                        0.1,
                        1.5,
                        42.0,
                        -1e300,
                        9_007_199_254_740_992.0,
                        Double.MIN_VALUE,
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        Double.NEGATIVE_INFINITY);
            case STRING ->
                List.of(
                        "",
                        "a",
                        "A",
                        "ab",
                        "abc",
                        "b",
                        "B",
                        "z",
                        "é",
                        "a%b",
                        "a_b",
                        "a\nb",
                        "\uFFFD",
                        "\uD83D\uDE00",
                        "\uD83D\uDE00a",
                        " a",
                        "42");
            case BINARY ->
                List.of(new byte[] {}, new byte[] {0}, new byte[] {0x7f}, new byte[] {(byte) 0x80}, new byte[] {-1, 0});
            case DATE ->
                List.of(
                        LocalDate.of(1, 1, 1),
                        LocalDate.of(1969, 12, 31),
                        LocalDate.of(2024, 2, 29),
                        LocalDate.of(9999, 12, 31));
            case TIME -> List.of(LocalTime.MIDNIGHT, LocalTime.of(12, 34, 56, 789_000_000), LocalTime.of(23, 59, 59));
            case TIMESTAMP ->
                List.of(
                        LocalDateTime.of(1, 1, 1, 0, 0),
                        LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_000_000),
                        LocalDateTime.of(2024, 2, 29, 12, 0),
                        LocalDateTime.of(9999, 12, 31, 23, 59, 59));
            case INSTANT ->
                List.of(
                        Instant.parse("0001-01-01T00:00:00Z"),
                        Instant.parse("1969-12-31T23:59:59.999Z"),
                        Instant.parse("2024-03-31T01:30:00Z"),
                        Instant.parse("9999-12-31T23:59:59Z"));
            case UUID -> List.of(new UUID(0, 0), new UUID(Long.MAX_VALUE, -1), new UUID(Long.MIN_VALUE, 1));
            case LIST ->
                List.of(
                        List.of(),
                        List.of("a"),
                        List.of("ab", "b"),
                        List.of("abc", "", "ab"),
                        List.of("z", "\uD83D\uDE00"),
                        List.of("42", 42L));
        };
    }

    /** The documents, always the same. A field that a document lacks is no key of its map. */
    static List<Map<String, @Nullable Object>> documents() {
        return DOCUMENTS;
    }

    /** The documents for which a predicate is TRUE. */
    static List<Map<String, @Nullable Object>> matching(Predicate predicate) {
        return DOCUMENTS.stream()
                .filter(document -> new PredicateEvaluator(document::get).matches(predicate))
                .toList();
    }

    /** The texts of the rows that a scan of the samples must give, sorted as texts. */
    static List<String> rows(Predicate predicate, List<String> fields) {
        return matching(predicate).stream()
                .map(document -> Calls.text(row(document, fields)))
                .sorted()
                .toList();
    }

    private static List<Map<String, @Nullable Object>> generate() {
        Random random = new Random(SEED);
        List<Map<String, @Nullable Object>> documents = new ArrayList<>();
        for (long id = 0; id < COUNT; id++) {
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            for (String field : FIELDS) {
                int dice = random.nextInt(20);
                if (field.equals(KEY)) {
                    document.put(KEY, id);
                } else if (dice < 3) {
                    document.put(field, null);
                } else if (dice > 4) {
                    List<Object> values = values(type(field));
                    document.put(field, values.get(random.nextInt(values.size())));
                }
            }
            documents.add(Collections.unmodifiableMap(document));
        }
        return Collections.unmodifiableList(documents);
    }

    /** The document as one to insert, without the fields that it lacks. */
    static Mutation insert(Map<String, @Nullable Object> document) {
        return new Mutation.Insert(
                COLLECTION, List.copyOf(document.keySet()), document.values().toArray());
    }

    /** The values of fields, NULL for those that the document lacks. */
    static @Nullable Object[] row(Map<String, @Nullable Object> document, List<String> fields) {
        @Nullable Object[] row = new @Nullable Object[fields.size()];
        Arrays.setAll(row, i -> document.get(fields.get(i)));
        return row;
    }

    private static Map<String, ValueType> types() {
        Map<String, ValueType> types = new LinkedHashMap<>();
        types.put(KEY, ValueType.INTEGER);
        types.put("flag", ValueType.BOOLEAN);
        types.put("whole", ValueType.INTEGER);
        types.put("amount", ValueType.DECIMAL);
        types.put("ratio", ValueType.DOUBLE);
        types.put("name", ValueType.STRING);
        types.put("bytes", ValueType.BINARY);
        types.put("day", ValueType.DATE);
        types.put("clock", ValueType.TIME);
        types.put("stamp", ValueType.TIMESTAMP);
        types.put("moment", ValueType.INSTANT);
        types.put("uid", ValueType.UUID);
        types.put("tags", ValueType.LIST);
        return types;
    }

    private static List<String> fields() {
        List<String> fields = new ArrayList<>(TYPES.keySet());
        fields.add(UNKNOWN);
        return List.copyOf(fields);
    }
}
