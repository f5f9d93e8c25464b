package io.nonrel.exec.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class AssignmentTest {

    private static final ColumnType TEXT = ColumnType.of(TypeName.VARCHAR);
    private static final ColumnType SHORT = ColumnType.of(TypeName.VARCHAR, 3);

    @Test
    void stringsAreNeverCutExceptForSpaces() {
        assertThat(assign("abc", TEXT, SHORT)).isEqualTo("abc");
        assertThat(assign("ab\uD83D\uDE00", TEXT, SHORT)).isEqualTo("ab\uD83D\uDE00");
        assertThat(assign("abc   ", TEXT, SHORT)).isEqualTo("abc");
        assertError(ErrorCode.STRING_TOO_LONG, "abcd", TEXT, SHORT);
        assertError(ErrorCode.STRING_TOO_LONG, 1234L, ColumnType.of(TypeName.BIGINT), SHORT);
        assertThatThrownBy(() -> assign("abcd", TEXT, SHORT))
                .hasMessage("Column C holds at most 3 characters, the value has 4");
    }

    @Test
    void binaryValuesAreNeverCut() {
        ColumnType two = ColumnType.of(TypeName.VARBINARY, 2);
        assertThat(assign(new byte[] {1, 2}, ColumnType.of(TypeName.VARBINARY), two))
                .isEqualTo(new byte[] {1, 2});
        assertError(ErrorCode.STRING_TOO_LONG, new byte[3], ColumnType.of(TypeName.VARBINARY), two);
    }

    @Test
    void numbersAreRoundedToTheScaleAndChecked() {
        ColumnType money = new ColumnType(TypeName.DECIMAL, 5, 2);
        ColumnType wide = new ColumnType(TypeName.DECIMAL, 38, 10);
        assertThat(assign(new BigDecimal("1.2350000000"), wide, money)).isEqualTo(new BigDecimal("1.24"));
        assertThat(assign(7L, ColumnType.of(TypeName.BIGINT), money)).isEqualTo(new BigDecimal("7.00"));
        assertError(ErrorCode.NUMBER_OUT_OF_RANGE, 1000L, ColumnType.of(TypeName.BIGINT), money);
        assertThat(assign(2.5, ColumnType.of(TypeName.DOUBLE), ColumnType.of(TypeName.INTEGER)))
                .isEqualTo(3L);
        assertError(
                ErrorCode.NUMBER_OUT_OF_RANGE, 128L, ColumnType.of(TypeName.BIGINT), ColumnType.of(TypeName.TINYINT));
        assertError(ErrorCode.INVALID_CAST, "x", TEXT, money);
    }

    @Test
    void fractionsOfASecondAreRoundedToTheColumnsDigits() {
        ColumnType millis = ColumnType.of(TypeName.TIMESTAMP, 3);
        ColumnType any = ColumnType.of(TypeName.TIMESTAMP, 9);
        assertThat(assign(LocalDateTime.of(2024, 12, 31, 23, 59, 59, 999_900_000), any, millis))
                .isEqualTo(LocalDateTime.of(2025, 1, 1, 0, 0));
        assertThat(assign(
                        LocalTime.of(23, 59, 59, 999_900_000),
                        ColumnType.of(TypeName.TIME, 9),
                        ColumnType.of(TypeName.TIME, 3)))
                .isEqualTo(LocalTime.of(23, 59, 59, 999_000_000));
    }

    @Test
    void textBecomesAnyType() {
        assertThat(assign("2024-02-29", TEXT, ColumnType.of(TypeName.DATE))).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(assign(" 7 ", TEXT, ColumnType.of(TypeName.INTEGER))).isEqualTo(7L);
    }

    @Test
    void aValueOfUnknownTypeIsTakenByItsClass() {
        ColumnType unknown = ColumnType.of(TypeName.OTHER);
        assertThat(assign("12", unknown, ColumnType.of(TypeName.INTEGER))).isEqualTo(12L);
        assertThat(assign(12L, unknown, TEXT)).isEqualTo("12");
        assertError(ErrorCode.STRING_TOO_LONG, "abcd", unknown, SHORT);
    }

    @Test
    void typesThatDoNotConvertAreRefusedAtOnce() {
        assertThatThrownBy(() -> Assignment.of(ColumnType.of(TypeName.DATE), ColumnType.of(TypeName.INTEGER), "C"))
                .isInstanceOfSatisfying(
                        NonrelException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TYPE_MISMATCH));
    }

    private static Object assign(Object value, ColumnType from, ColumnType to) {
        return Assignment.of(from, to, "C").assign(value, ParameterBindingTest.ENVIRONMENT);
    }

    private static void assertError(ErrorCode code, Object value, ColumnType from, ColumnType to) {
        assertThatThrownBy(() -> assign(value, from, to))
                .isInstanceOfSatisfying(
                        NonrelException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
