package io.nonrel.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScanTest {

    private static final Scan SCAN = Scan.of("item", List.of("id", "name"))
            .withPredicate(Predicate.equal("name", "it's")
                    .and(new Predicate.Comparison(
                            "id", Predicate.Operator.GREATER, new Operand.Parameter(0, ValueType.INTEGER))))
            .withOrder(List.of(new SortField("name", true, true), new SortField("id", false, true)))
            .withLimit(new Operand.Parameter(1, ValueType.INTEGER), Operand.of(10L));

    @Test
    void saysItselfInOneLine() {
        assertThat(SCAN)
                .hasToString("item where name = 'it''s' AND id > ?0 order by name DESC NULLS FIRST, id"
                        + " offset ?1 limit 10 fields [id, name]");
    }

    @Test
    void isUnlimitedUntilItsLimitIsBound() {
        assertThat(SCAN.offsetRows()).isZero();
        Scan bound = SCAN.bind(new Object[] {7L, 3L});
        assertThat(bound.offsetRows()).isEqualTo(3);
        assertThat(bound.limitRows()).isEqualTo(10);
        assertThat(Scan.of("item", List.of()).limitRows()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void bindsParametersIntoThePredicate() {
        assertThat(SCAN.bind(new Object[] {7L, 3L}).predicate()).hasToString("name = 'it''s' AND id > 7");
        assertThat(SCAN.bind(new Object[] {null, 3L}).predicate()).isEqualTo(Predicate.none());
    }

    @Test
    void withMethodsChangeOnePart() {
        assertThat(SCAN.withFields(List.of("x")).fields()).containsExactly("x");
        assertThat(SCAN.withFields(List.of("x")).predicate()).isEqualTo(SCAN.predicate());
        assertThat(SCAN.withOrder(List.of()).order()).isEmpty();
        assertThat(SCAN.withPredicate(Predicate.all()).predicate().conjuncts()).isEmpty();
    }
}
