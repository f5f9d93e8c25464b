package io.nonrel.exec.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.exec.conversion.RunTimeTypes;
import io.nonrel.exec.conversion.ValueText;
import io.nonrel.spi.NonrelException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.calcite.sql.type.SqlTypeName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every line {@code expression => value} of the text files: with its literals known when it is compiled, and with them in the
 * row. A value is written as CAST writes it, an error as {@code ! SQLState}.
 */
class SqlExpressionTest {

    private static final List<String> FILES =
            List.of("arithmetic", "logic", "text", "patterns", "dates", "casts", "functions");

    static Stream<Arguments> cases() {
        return FILES.stream().flatMap(SqlExpressionTest::read);
    }

    @ParameterizedTest(name = "{0} => {1}")
    @MethodSource("cases")
    void valueOfExpression(String sql, String expected) {
        assertThat(outcome(sql, false)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} => {1}")
    @MethodSource("cases")
    void valueOfExpressionOverColumns(String sql, String expected) {
        assertThat(outcome(sql, true)).isEqualTo(expected);
    }

    private static String outcome(String sql, boolean overColumns) {
        try {
            SqlExpressions.Expression expression = SqlExpressions.of(sql);
            if (overColumns) {
                expression = expression.withoutConstants();
            }
            Object value = expression.value();
            if (value == null || value instanceof Boolean) {
                boolean holds =
                        expression.node().getType().getSqlTypeName() == SqlTypeName.BOOLEAN && expression.holds();
                assertThat(holds).isEqualTo(value != null && (Boolean) value);
            }
            return value == null
                    ? "NULL"
                    : ValueText.of(
                            value, RunTimeTypes.of(expression.node().getType()), SqlExpressions.ENVIRONMENT.zone());
        } catch (NonrelException e) {
            return "! " + e.code().sqlState();
        }
    }

    private static Stream<Arguments> read(String file) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(SqlExpressionTest.class.getResourceAsStream(file + ".txt")),
                StandardCharsets.UTF_8))) {
            return reader
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> {
                        int at = line.lastIndexOf("=>");
                        String expected = line.substring(at + 2).strip();
                        return Arguments.of(line.substring(0, at).strip(), expected.equals("''") ? "" : expected);
                    })
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
