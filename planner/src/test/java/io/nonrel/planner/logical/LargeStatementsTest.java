package io.nonrel.planner.logical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.nonrel.exec.Cancellation;
import io.nonrel.planner.parser.SqlParsing;
import io.nonrel.planner.statement.Query;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LargeStatementsTest {

    @Test
    void aLongInListIsOneFlatOr() {
        String list = IntStream.range(0, 5000).mapToObj(String::valueOf).collect(Collectors.joining(","));
        assertThat(Shop.tree("select id from item where n in (" + list + ")"))
                .contains("OR(=($1, 0), =($1, 1),")
                .contains("=($1, 4999))");
        assertThat(Shop.tree("select id from item where n not in (" + list + ")"))
                .contains("NOT(OR(");
    }

    @Test
    void aLongChainOfOrIsOneFlatOr() {
        String chain = IntStream.range(0, 6000).mapToObj(i -> "n = " + i).collect(Collectors.joining(" or "));
        assertThat(Shop.tree("select id from item where " + chain))
                .contains("OR(=($1, 0), =($1, 1),")
                .contains("=($1, 5999))");
    }

    @Test
    void manyColumnsTakeNoQuadraticTime() {
        String columns = IntStream.range(0, 5000).mapToObj(i -> "n + " + i).collect(Collectors.joining(", "));
        assertTimeout(Duration.ofSeconds(60), () -> Shop.tree("select " + columns + " from item"));
    }

    @Test
    void whatIsCancelledIsNeitherParsedNorPlanned() {
        String sql = "select id from item where n = 1";
        Query query = (Query) SqlParsing.parse(sql);
        Cancellation cancelled = new Cancellation(0);
        cancelled.cancel();
        assertThatExceptionOfType(NonrelException.class)
                .isThrownBy(() -> cancelled.during(() -> SqlParsing.parse(sql)))
                .matches(e -> e.code() == ErrorCode.CANCELLED);
        LogicalContext context = LogicalContext.of(Shop.CATALOG, "PUBLIC");
        assertThatExceptionOfType(NonrelException.class)
                .isThrownBy(() -> cancelled.during(() -> Shop.planner().plan(query.query(), context)))
                .matches(e -> e.code() == ErrorCode.CANCELLED);
        assertThat(Shop.planner().plan(query.query(), context).columns()).hasSize(1);
    }

    @Test
    void tenTablesAreJoined() {
        String joins = IntStream.range(1, 10)
                .mapToObj(i -> " join item t" + i + " on t" + i + ".id = t" + (i - 1) + ".n")
                .collect(Collectors.joining());
        assertThat(Shop.tree("select count(*) from item t0" + joins).lines().filter(l -> l.contains("TableScan")))
                .hasSize(10);
    }

    @Test
    void absurdNestingIsAnErrorAndNoCrash() {
        String sql = "select " + "(1+".repeat(20_000) + "1" + ")".repeat(20_000);
        assertThat(Shop.error(sql)).startsWith("54001");
    }
}
