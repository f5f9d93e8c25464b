package io.nonrel.planner.logical;

import static org.assertj.core.api.Assertions.assertThat;

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
