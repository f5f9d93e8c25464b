package io.nonrel.adapter.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDbPointer;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonJavaScript;
import org.bson.BsonJavaScriptWithScope;
import org.bson.BsonMaxKey;
import org.bson.BsonMinKey;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonSymbol;
import org.bson.BsonTimestamp;
import org.bson.BsonUndefined;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of each BSON type in each form, also of those that nobody writes any more. */
class StoredValuesTest {

    private static final List<BsonValue> EVERY_TYPE = List.of(
            new BsonDouble(1.5),
            new BsonDouble(Double.NaN),
            new BsonString("x"),
            new BsonDocument("a", new BsonInt32(1)),
            new BsonArray(List.of(new BsonInt32(1), BsonNull.VALUE, new BsonDocument())),
            new BsonBinary(new byte[] {1, 2}),
            new BsonBinary((byte) 3, new byte[16]),
            new BsonBinary((byte) 128, new byte[16]),
            new BsonUndefined(),
            new BsonObjectId(new ObjectId()),
            BsonBoolean.TRUE,
            new BsonDateTime(Long.MIN_VALUE),
            new BsonDateTime(Long.MAX_VALUE),
            BsonNull.VALUE,
            new BsonRegularExpression("x", "i"),
            new BsonDbPointer("db.c", new ObjectId()),
            new BsonJavaScript("f()"),
            new BsonSymbol("x"),
            new BsonJavaScriptWithScope("f()", new BsonDocument()),
            new BsonInt32(7),
            new BsonTimestamp(1, 2),
            new BsonInt64(Long.MAX_VALUE),
            new BsonDecimal128(Decimal128.NaN),
            new BsonDecimal128(Decimal128.NEGATIVE_INFINITY),
            new BsonDecimal128(Decimal128.NEGATIVE_ZERO),
            new BsonDecimal128(Decimal128.parse("-0E+10")),
            new BsonDecimal128(Decimal128.parse("1E+6000")),
            new BsonMinKey(),
            new BsonMaxKey());

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DOCUMENT")
    void everyTypeIsAValueOfTheFormOrNone(FieldForm form) {
        for (BsonValue stored : EVERY_TYPE) {
            Object value = WholeDocuments.read(stored, form);
            if (value != null && value != StoredValues.MISFIT && form.valueType() != null) {
                assertThat(value)
                        .as("%s as %s", stored, form)
                        .isInstanceOf(form.valueType().javaClass());
            }
        }
    }

    @Test
    void numbersFitAFieldOfNumbersWhenTheyAreExactThere() {
        assertThat(read(new BsonInt32(7), FieldForm.INTEGER)).isEqualTo(7L);
        assertThat(read(new BsonDouble(7), FieldForm.INTEGER)).isEqualTo(7L);
        assertThat(read(new BsonDecimal128(Decimal128.parse("7.0")), FieldForm.INTEGER))
                .isEqualTo(7L);
        assertThat(read(new BsonDouble(7.5), FieldForm.INTEGER)).isSameAs(StoredValues.MISFIT);
        assertThat(read(new BsonDouble(1e300), FieldForm.INTEGER)).isSameAs(StoredValues.MISFIT);
        assertThat(read(new BsonInt32(7), FieldForm.DECIMAL)).isEqualTo(new BigDecimal(7));
        assertThat(read(new BsonDecimal128(Decimal128.NaN), FieldForm.DECIMAL)).isSameAs(StoredValues.MISFIT);
        assertThat(read(new BsonDecimal128(Decimal128.NEGATIVE_ZERO), FieldForm.DECIMAL))
                .isEqualTo(BigDecimal.ZERO);
        assertThat(read(new BsonDecimal128(Decimal128.NaN), FieldForm.DOUBLE)).isEqualTo(Double.NaN);
        assertThat(read(new BsonString("7"), FieldForm.INTEGER)).isSameAs(StoredValues.MISFIT);
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        same(LocalDate.of(1, 1, 1), FieldForm.DATE);
        same(LocalDate.of(1969, 12, 31), FieldForm.DATE);
        same(LocalTime.of(23, 59, 59, 999_999_999), FieldForm.TIME);
        same(LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_000_000), FieldForm.TIMESTAMP);
        same(Instant.parse("9999-12-31T23:59:59.999Z"), FieldForm.INSTANT);
        same(UUID.fromString("123e4567-e89b-12d3-a456-426614174000"), FieldForm.UUID);
        same(new BigDecimal("-0.30"), FieldForm.DECIMAL);
        same(new BigDecimal("9999999999999999999999999999999999"), FieldForm.DECIMAL);
        same(List.of("a", 1L, List.of(true)), FieldForm.LIST);
    }

    @Test
    void aTextIsGivenForAnyValue() {
        assertThat(read(new BsonInt32(7), FieldForm.TEXT)).isEqualTo("7");
        assertThat(read(new BsonString("x"), FieldForm.TEXT)).isEqualTo("x");
        assertThat(read(BsonDocument.parse("{a: [1, 'x', null]}"), FieldForm.TEXT))
                .isEqualTo("{\"a\": [1, \"x\", null]}");
        assertThat(read(new BsonDateTime(0), FieldForm.TEXT)).isEqualTo("1970-01-01T00:00:00Z");
    }

    private static void same(Object value, FieldForm form) {
        assertThat(read(BsonValues.stored(value, form, "f"), form)).isEqualTo(value);
    }

    private static @Nullable Object read(BsonValue value, FieldForm form) {
        return WholeDocuments.read(value, form);
    }
}
