package io.nonrel.planner.logical;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import org.junit.jupiter.api.Test;

class TypesTest {

    @Test
    void stringsAreNeverPadded() {
        assertThat(Shop.columns("select case when n > 1 then 'big' else 'small' end as c from item"))
                .containsExactly("c VARCHAR(5) NOT NULL");
        assertThat(Shop.tree("select case when n > 1 then 'big' else 'small' end from item"))
                .contains("'big'", "'small'");
        assertThat(Shop.tree("select 'a' union all select 'abc'"))
                .contains("'a'")
                .doesNotContain("'a  '");
        assertThat(Shop.tree("select cast('a' as char(3))")).doesNotContain("'a  '");
    }

    @Test
    void sumsAndAveragesHaveRoom() {
        assertThat(
                        Shop.columns(
                                "select sum(n) a, sum(id) b, sum(price) c, sum(x) d, avg(n) e, avg(price) f, avg(x) g from item"))
                .containsExactly(
                        "a BIGINT",
                        "b DECIMAL(38, 0)",
                        "c DECIMAL(38, 2)",
                        "d DOUBLE PRECISION",
                        "e DECIMAL(38, 10)",
                        "f DECIMAL(38, 12)",
                        "g DOUBLE PRECISION");
    }

    @Test
    void decimalArithmeticKeepsDigits() {
        assertThat(Shop.columns("select price + 1 a, price * price b, price / 3 c, mod(price, 2.5) d from item"))
                .containsExactly("a DECIMAL(13, 2)", "b DECIMAL(20, 4)", "c DECIMAL(21, 13)", "d DECIMAL(3, 2)");
        String wide = "cast(1 as decimal(38, 10))";
        assertThat(Shop.columns("select " + wide + " * " + wide + " a, " + wide + " / " + wide + " b"))
                .containsExactly("a DECIMAL(38, 20) NOT NULL", "b DECIMAL(38, 20) NOT NULL");
    }

    @Test
    void typesWithoutParametersKeepFractions() {
        assertThat(
                        Shop.columns(
                                "select cast(n as decimal) a, cast(n as numeric(5)) b, cast(ts as timestamp) c, cast(ts as time) e from item"))
                .containsExactly("a DECIMAL(38, 10)", "b DECIMAL(5, 0)", "c TIMESTAMP(6)", "e TIME(6)");
    }

    @Test
    void comparisonsCastNoColumnOfTheSameKind() {
        assertThat(Shop.tree(
                        "select 1 from item where si = id and price > n and name = \"Code\" and si in (1, 100000)"))
                .doesNotContain("CAST");
        assertThat(Shop.tree("select 1 from item a join item b on a.id = b.n")).doesNotContain("CAST");
        assertThat(Shop.tree("select 1 from item where n in (1, 2.5)")).contains("=($1, 1)", "=($1, 2.5");
        assertThat(Shop.tree("select 1 from item where d > '2020-01-01'")).contains(">($4, CAST(", "):DATE");
    }

    @Test
    void kindsThatHaveNothingInCommonAreRefused() {
        assertThat(Shop.error("select n from item union select d from item")).startsWith("42804");
        assertThat(Shop.error("select d + 1.5 from item")).startsWith("42804");
        assertThat(Shop.error("select * from item where b > d")).startsWith("42804");
        assertThat(Shop.error("select * from item where name")).startsWith("42804");
        assertThat(Shop.error("select n from item union select id, n from item"))
                .startsWith("21S01");
        assertThat(Shop.columns("select d + interval '1' day as a from item")).containsExactly("a DATE");
    }

    @Test
    void datesCountInDays() {
        assertThat(Shop.columns("select d + 1 as a, 1 + d as b, d - n as c, d - d as e, null - d as f from item"))
                .containsExactly("a DATE", "b DATE", "c DATE", "e INTEGER", "f INTEGER");
        assertThat(Shop.plan("select d - ? as a from item", TypeName.DATE)
                        .columns()
                        .get(0)
                        .type())
                .isEqualTo(ColumnType.of(TypeName.INTEGER));
        assertThat(Shop.plan("select d - ? as a, ? + d as b from item", TypeName.BIGINT, TypeName.NULL)
                        .columns())
                .extracting(ColumnDescriptor::type)
                .containsOnly(ColumnType.of(TypeName.DATE));
    }

    @Test
    void whatAnIntervalMovesHasItsDigits() {
        assertThat(Shop.columns("select cast(ts as timestamp(0)) + interval '0.5' second as a,"
                        + " cast(ts as timestamp(0)) - interval '1' minute as b from item"))
                .containsExactly("a TIMESTAMP(6)", "b TIMESTAMP(0)");
    }

    @Test
    void otherMistakesHaveTheirStates() {
        assertThat(Shop.error("select n, count(*) from item")).startsWith("42803");
        assertThat(Shop.error("select n from item where sum(n) > 1")).startsWith("42803");
        assertThat(Shop.error("select date '2020-13-01'")).startsWith("22007");
        assertThat(Shop.error("select * from item for system_time as of timestamp '2020-01-01 00:00:00'"))
                .startsWith("HYC00 FOR SYSTEM_TIME");
    }

    @Test
    void nullsSortLow() {
        assertThat(Shop.tree("select n from item order by n")).contains("ASC-nulls-first");
        assertThat(Shop.tree("select n from item order by n desc")).contains("DESC-nulls-last");
        assertThat(Shop.tree("select n from item order by n nulls last"))
                .startsWith("LogicalSort(sort0=[$0], dir0=[ASC])");
    }
}
