package io.nonrel.planner.logical;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.planner.Bindings;
import io.nonrel.planner.ParameterDescriptor;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.planner.parser.SqlParsing;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.util.List;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select lower(?) from item",
                "select ?||'x' from item",
                "select coalesce(?,n) from item",
                "select ?",
                "select ?+?",
                "select -?",
                "select case when n = ? then ? else ? end from item",
                "select substring(name,?,?) from item",
                "values(?,?)",
                "select n from item union all select ?",
                "select * from item where ? in (1,2)",
                "select * from item where (n,id) in ((?,?))",
                "select * from item where (n,id) in ((?,?),(?,?))",
                "select * from item where (n,name) = (?,?)",
                "select * from item where d > ? + interval '1' day",
                "select extract(year from ?)",
                "select round(x,?) from item",
                "select id from item order by ?",
                "select * from item where ? is null",
                "select * from item where (? is null or n = ?)",
                "select * from item where n between ? and ?",
                "select * from item where name like ? escape '!'",
                "select * from item where lower(name) like lower(('%'||?||'%'))",
                "select count(?), sum(?) from item",
                "select abs(?)",
                "select lag(n, ?, ?) over (order by id) from item",
                "select ? from item group by n",
                "select substring(name from ? for ?), ? is distinct from (? - interval '4' day) from item",
                "select position(? in name), timestampadd(day, ?, d), nvl(?, 1) from item",
                "with c as (select ? as a) select * from c",
                "select id from item offset ? rows fetch next ? rows only"
            })
    void whatIsValidWithLiteralsIsValidWithParameters(String sql) {
        int count = (int) sql.chars().filter(c -> c == '?').count();
        assertThat(Shop.plan(sql).parameters()).hasSize(count);
    }

    @Test
    void useTellsTheType() {
        assertThat(types("select * from item where n = ? and price > ? and name like ? and ts = ? and u = ? limit ?"))
                .containsExactly("INTEGER", "DECIMAL(10, 2)", "VARCHAR", "TIMESTAMP(9)", "UUID", "BIGINT");
        assertThat(types("select * from item where (n,id) in ((?,?),(?,?))"))
                .containsExactly("INTEGER", "BIGINT", "INTEGER", "BIGINT");
        assertThat(types("select coalesce(?, price) from item")).containsExactly("DECIMAL(10, 2)");
        assertThat(types("select * from item where case when n < ? then (name like ?) <> true else ts in (?) end"))
                .containsExactly("INTEGER", "VARCHAR", "TIMESTAMP(9)");
        assertThat(Shop.plan("select * from item where n = ?")
                        .parameters()
                        .get(0)
                        .open())
                .isFalse();
        assertThat(Shop.plan("select ?").parameters().get(0).open()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "select nosuch(?) from item ; UNDEFINED_FUNCTION",
                "select extract(year from ?), nosuch from item ; UNDEFINED_COLUMN",
                "select ntile(?) over (order by nosuch) from item ; UNDEFINED_COLUMN"
            })
    void whatNoTypeMendsFailsWithoutValues(String sql, ErrorCode code) {
        NonrelException e = Assertions.catchThrowableOfType(NonrelException.class, () -> Shop.plan(sql));
        assertThat(e.code()).isEqualTo(code);
        assertThat(Mistyping.isPossible(e)).isFalse();
    }

    @Test
    void aBoundTypeDecidesWhatUseLeavesOpen() {
        assertThat(Shop.plan("select ?", TypeName.DATE).columns().get(0).type())
                .isEqualTo(ColumnType.of(TypeName.DATE));
        assertThat(Shop.tree("select * from item where d > ? + interval '1' day", TypeName.DATE))
                .contains(">($4, +(?0,");
        assertThat(Shop.plan("select ?+?", TypeName.INTEGER, TypeName.DOUBLE)
                        .columns()
                        .get(0)
                        .type())
                .isEqualTo(ColumnType.of(TypeName.DOUBLE));
    }

    @Test
    void aBoundTypeThatMayNotFitWinsWithoutACastOfTheValue() {
        assertThat(Shop.tree("select * from item where n = ?", TypeName.DECIMAL))
                .contains("=($1, ?0)");
        assertThat(Shop.plan("select * from item where n = ?", TypeName.DECIMAL).parameters())
                .containsExactly(new ParameterDescriptor(new ColumnType(TypeName.DECIMAL, 38, 10), true));
        assertThat(Shop.tree("select * from item where n = ?", TypeName.DOUBLE)).contains("=(CAST($1):DOUBLE, ?0)");
        // Text may be a number that the column can't hold, such as '1.5'.
        assertThat(types("select * from item where n = ?", TypeName.VARCHAR)).containsExactly("VARCHAR");
        assertThat(types("select * from item where d = ?", TypeName.TIMESTAMP)).containsExactly("TIMESTAMP(9)");
    }

    @Test
    void whatDependsOnTheTypeIsOpenAndStillDescribed() {
        assertThat(Shop.plan("select n + ?, cast(? as varchar(3)), coalesce(?, n) from item")
                        .parameters())
                .extracting(ParameterDescriptor::open)
                .containsExactly(true, true, true);
        assertThat(types("select n + ?, cast(? as varchar(3)), coalesce(?, n) from item"))
                .containsExactly("INTEGER", "VARCHAR", "INTEGER");
    }

    @Test
    void aBoundNullIsTheLiteral() {
        assertThat(Shop.plan("select ?", TypeName.NULL).columns().get(0).type())
                .isEqualTo(ColumnType.of(TypeName.NULL));
    }

    @Test
    void valuesCountAsLiteralsWhereTypesAreNotEnough() {
        SqlNode query = SqlParsing.parseQuery(
                "select name || ?, ntile(?) over (order by name || ?) from item" + " group by name || ? order by ?");
        ColumnType text = ColumnType.of(TypeName.VARCHAR);
        ColumnType whole = ColumnType.of(TypeName.INTEGER);
        Bindings bindings = new Bindings(List.of(text, whole, text, text, whole), List.of("x", 2L, "x", "x", 1L));
        LogicalPlan plan = Shop.planner().plan(query, new LogicalContext(Shop.CATALOG, "PUBLIC", bindings));
        assertThat(plan.parameters()).hasSize(5);
        assertThat(plan.root().fields).hasSize(2);
    }

    @Test
    void aPlainComparisonStaysPushable() {
        assertThat(Shop.tree("select * from item where name = ? and \"Code\" = ? and ts > ? and si = ?"))
                .contains("AND(=($2, ?0), =($9, ?1), >($5, ?2), =($10, ?3))");
    }

    @Test
    void theQueryCanBePlannedAgain() {
        SqlNode query = SqlParsing.parseQuery("select ID, ? from item where n = ? order by 1");
        String before = query.toString();
        LogicalContext context = LogicalContext.of(Shop.CATALOG, "PUBLIC");
        Shop.planner().plan(query, context);
        Shop.planner()
                .plan(
                        query,
                        context.withBindings(
                                Bindings.of(List.of(ColumnType.of(TypeName.DATE), ColumnType.of(TypeName.DOUBLE)))));
        assertThat(query).hasToString(before);
    }

    @Test
    void anAssignedParameterHasTheColumnsTypeAndOtherTypesAreChecked() {
        ColumnType price = new ColumnType(TypeName.DECIMAL, 10, 2);
        LogicalPlan plan = assigning("select ? from item", price);
        assertThat(plan.parameters()).extracting(ParameterDescriptor::type).containsExactly(price);
        assertThat(plan.columns().get(0).type()).isEqualTo(price);
        assertThat(assigning("select name from item", price).columns().get(0).type())
                .isEqualTo(price);
        NonrelException e =
                Assertions.catchThrowableOfType(NonrelException.class, () -> assigning("select d from item", price));
        assertThat(e.code()).isEqualTo(ErrorCode.TYPE_MISMATCH);
        assertThat(e.getMessage()).contains("DATE", "DECIMAL(10, 2)");
    }

    private static LogicalPlan assigning(String sql, ColumnType target) {
        SqlSelect select = (SqlSelect) SqlParsing.parseQuery(sql);
        SqlNode item = select.getSelectList().get(0);
        select.getSelectList().set(0, Assignments.assign(item, target));
        assertThat(select.getSelectList().get(0)).isInstanceOf(SqlBasicCall.class);
        return Shop.planner().plan(select, LogicalContext.of(Shop.CATALOG, "PUBLIC"));
    }

    private static List<String> types(String sql, TypeName... bound) {
        return Shop.plan(sql, bound).parameters().stream()
                .map(p -> p.type().toString())
                .toList();
    }
}
