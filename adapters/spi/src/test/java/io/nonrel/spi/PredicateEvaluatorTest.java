package io.nonrel.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PredicateEvaluatorTest {

    private static final Map<String, @Nullable Object> DOCUMENT = document();

    private static Map<String, @Nullable Object> document() {
        Map<String, @Nullable Object> document = new HashMap<>();
        document.put("n", 5L);
        document.put("s", "smile \uD83D\uDE00");
        document.put("x", null);
        document.put("l", Arrays.asList(1L, "a", null));
        document.put("m", List.of(1L, 2L));
        document.put("w", List.of("apple", "pear"));
        document.put("e", List.of());
        return document;
    }

    private static @Nullable Boolean evaluate(Predicate predicate) {
        return predicate.accept(new PredicateEvaluator(DOCUMENT::get));
    }

    private static Predicate compare(String field, Predicate.Operator operator, @Nullable Object value) {
        return new Predicate.Comparison(field, operator, Operand.of(value));
    }

    private static Predicate in(String field, @Nullable Object... values) {
        return new Predicate.In(field, Arrays.stream(values).map(Operand::of).toList());
    }

    @Test
    void comparesNumbersAcrossClasses() {
        assertThat(evaluate(Predicate.equal("n", 5.0))).isTrue();
        assertThat(evaluate(compare("n", Predicate.Operator.LESS, 5.5))).isTrue();
        assertThat(evaluate(compare("n", Predicate.Operator.NOT_EQUAL, 5L))).isFalse();
    }

    @Test
    void isUnknownForNullMissingAndOtherKinds() {
        assertThat(evaluate(Predicate.equal("x", 1L))).isNull();
        assertThat(evaluate(Predicate.equal("missing", 1L))).isNull();
        assertThat(evaluate(Predicate.equal("n", null))).isNull();
        assertThat(evaluate(Predicate.equal("n", "5"))).isNull();
        assertThat(evaluate(new Predicate.Not(Predicate.equal("n", "5")))).isNull();
    }

    @Test
    void followsThreeValuedLogic() {
        Predicate yes = Predicate.equal("n", 5L);
        Predicate no = Predicate.equal("n", 6L);
        Predicate unknown = Predicate.equal("x", 1L);
        assertThat(evaluate(new Predicate.And(List.of(yes, unknown)))).isNull();
        assertThat(evaluate(new Predicate.And(List.of(unknown, no)))).isFalse();
        assertThat(evaluate(new Predicate.Or(List.of(unknown, yes)))).isTrue();
        assertThat(evaluate(new Predicate.Or(List.of(no, unknown)))).isNull();
        assertThat(evaluate(Predicate.all())).isTrue();
        assertThat(evaluate(Predicate.none())).isFalse();
    }

    @Test
    void treatsNullInListsAsSqlDoes() {
        assertThat(evaluate(in("n", 1L, null, 5L))).isTrue();
        assertThat(evaluate(in("n", 1L, null))).isNull();
        assertThat(evaluate(in("n", 1L, 2L))).isFalse();
        assertThat(evaluate(in("x"))).isFalse();
        assertThat(evaluate(in("x", 1L))).isNull();
    }

    @Test
    void decidesARangeByOneBoundWhenTheOtherIsNull() {
        Predicate range = new Predicate.Range("n", Operand.of(6L), true, Operand.of(null), true);
        assertThat(evaluate(range)).isFalse();
        assertThat(evaluate(new Predicate.Not(range))).isTrue();
        assertThat(evaluate(new Predicate.Range("n", Operand.of(5L), true, Operand.of(5L), false)))
                .isFalse();
        assertThat(evaluate(new Predicate.Range("n", Operand.of(5L), true, Operand.of(5L), true)))
                .isTrue();
    }

    @Test
    void matchesPrefixesOfStringsOnly() {
        assertThat(evaluate(new Predicate.Prefix("s", Operand.of("smile")))).isTrue();
        assertThat(evaluate(new Predicate.Prefix("s", Operand.of("")))).isTrue();
        assertThat(evaluate(new Predicate.Prefix("s", Operand.of("mile")))).isFalse();
        assertThat(evaluate(new Predicate.Prefix("n", Operand.of("5")))).isNull();
        assertThat(evaluate(new Predicate.Prefix("x", Operand.of("5")))).isNull();
    }

    @Test
    void isNullIsNeverUnknown() {
        assertThat(evaluate(new Predicate.IsNull("x"))).isTrue();
        assertThat(evaluate(new Predicate.IsNull("missing"))).isTrue();
        assertThat(evaluate(new Predicate.IsNull("n"))).isFalse();
    }

    @Test
    void findsElementsOfLists() {
        assertThat(evaluate(new Predicate.Contains("l", Operand.of("a")))).isTrue();
        assertThat(evaluate(new Predicate.Contains("l", Operand.of("b")))).isNull();
        assertThat(evaluate(new Predicate.Contains("m", Operand.of(3L)))).isFalse();
        assertThat(evaluate(new Predicate.Contains("n", Operand.of(5L)))).isNull();
    }

    private static @Nullable Boolean containsPrefix(String field, @Nullable Object prefix) {
        return evaluate(new Predicate.ContainsPrefix(field, Operand.of(prefix)));
    }

    @Test
    void findsPrefixesOfElements() {
        assertThat(containsPrefix("w", "ap")).isTrue();
        assertThat(containsPrefix("w", "pear")).isTrue();
        assertThat(containsPrefix("w", "pears")).isFalse();
        assertThat(containsPrefix("w", "")).isTrue();
        assertThat(containsPrefix("e", "")).isFalse();
        assertThat(containsPrefix("l", "a")).isTrue();
    }

    @Test
    void prefixesOfElementsAreUnknownWhereElementsAreNoStrings() {
        assertThat(containsPrefix("l", "b")).isNull();
        assertThat(containsPrefix("m", "")).isNull();
        assertThat(containsPrefix("s", "smile")).isNull();
        assertThat(containsPrefix("x", "a")).isNull();
        assertThat(containsPrefix("w", null)).isNull();
        assertThat(containsPrefix("w", 1L)).isNull();
        assertThat(evaluate(new Predicate.Not(new Predicate.ContainsPrefix("m", Operand.of("a")))))
                .isNull();
        assertThat(evaluate(new Predicate.Not(new Predicate.ContainsPrefix("w", Operand.of("b")))))
                .isTrue();
    }

    @Test
    void aListEqualsNoScalar() {
        assertThat(evaluate(Predicate.equal("m", 1L))).isNull();
        assertThat(evaluate(in("w", "apple"))).isNull();
        assertThat(evaluate(Predicate.equal("m", List.of(1.0, 2L)))).isTrue();
    }
}
