package io.nonrel.planner.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SqlShapeTest {
    @TestFactory
    List<DynamicTest> takesOutOnlyWhatCannotChangeTheMeaning() {
        return new StatementTable("shapes.txt").tests(SqlShapeTest::shape);
    }

    @Test
    void statementsThatDifferInLiteralsAndLayoutShareAKey() {
        assertThat(key("select a from t where b = 1 and c = 'x'"))
                .isEqualTo(key("select a\n  from t -- all\n where b=2 and c = 'it''s'"));
    }

    @Test
    void typesOfLiteralsAreInTheKey() {
        assertThat(List.of(
                        key("select a from t where b = 1"),
                        key("select a from t where b = 3000000000"),
                        key("select a from t where b = 1.0"),
                        key("select a from t where b = 1.00"),
                        key("select a from t where b = 1e0"),
                        key("select a from t where b = '1'"),
                        key("select a from t where b = ? and c = 1")))
                .doesNotHaveDuplicates();
    }

    @Test
    void literalsAndParametersAreInTheirOrder() {
        SqlShape shape = SqlShape.of("select a from t where b = ? and c = -2.50 and d in (1, ?)")
                .orElseThrow();
        assertThat(shape.slots())
                .containsExactly(
                        new SqlShape.Given(0),
                        new SqlShape.Literal(SqlShape.LiteralType.DECIMAL, new BigDecimal("-2.50")),
                        new SqlShape.Literal(SqlShape.LiteralType.INTEGER, 1L),
                        new SqlShape.Given(1));
        assertThat(SqlParsing.parse(shape.sql())).isNotNull();
    }

    @Test
    void textsThatAreNoNumbersHaveNoShape() {
        for (String number : List.of("1..2", "1.2.3", "1e2e3", "1e2.3", "1e")) {
            assertThat(SqlShape.of("select a from t where b = " + number))
                    .as(number)
                    .isEmpty();
        }
    }

    private static String key(String sql) {
        return SqlShape.of(sql).orElseThrow().key();
    }

    /** The shape; its text has to be a statement too. */
    private static String shape(String sql) {
        return SqlShape.of(sql)
                .map(shape -> {
                    assertThat(SqlParsing.parse(shape.sql())).isNotNull();
                    return shape.key().replace("\n", " # ") + " " + shape.slots();
                })
                .orElse("none");
    }
}
