package io.nonrel.exec.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import com.google.common.collect.TreeRangeSet;
import io.nonrel.exec.Condition;
import io.nonrel.exec.Execution;
import io.nonrel.exec.Scalar;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.Sarg;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExpressionCompilerTest {

    private final RexBuilder builder = SqlExpressions.of("1").builder();
    private final RelDataTypeFactory types = builder.getTypeFactory();
    private final RelDataType integer = types.createTypeWithNullability(types.createSqlType(SqlTypeName.INTEGER), true);
    private final RexNode column = new RexInputRef(0, integer);
    private final ExpressionCompiler compiler = new ExpressionCompiler(builder);

    @Test
    void parametersAreReadWhenItRuns() {
        Condition condition = compiler.condition(
                builder.makeCall(SqlStdOperatorTable.LESS_THAN, column, builder.makeDynamicParam(integer, 1)));

        assertThat(condition.test(row(5L), SqlExpressions.execution("unused", 6L)))
                .isTrue();
        assertThat(condition.test(row(5L), SqlExpressions.execution("unused", 5L)))
                .isFalse();
        assertThat(condition.test(row(5L), SqlExpressions.execution("unused", null)))
                .isFalse();
    }

    @Test
    void correlationVariablesReadTheOuterRow() {
        RelDataType outer = types.builder().add("a", integer).add("b", integer).build();
        RexNode access = builder.makeFieldAccess(builder.makeCorrel(outer, new CorrelationId(3)), 1);
        Execution execution = SqlExpressions.execution();
        execution.correlate(3, row(1L, 2L));

        assertThat(compiler.compile(access).evaluate(row(), execution)).isEqualTo(2L);
    }

    @Test
    void searchOfValuesMindsWhatNullMeans() {
        for (RexUnknownAs nullAs : RexUnknownAs.values()) {
            Sarg<BigDecimal> points = Sarg.of(
                    nullAs,
                    ImmutableRangeSet.unionOf(
                            List.of(Range.singleton(BigDecimal.ONE), Range.singleton(BigDecimal.TEN))));
            assertSearch(points, nullAs, new Object[] {1L, 10L}, new Object[] {2L});
            assertSearch(
                    points.negate(),
                    nullAs == RexUnknownAs.UNKNOWN
                            ? nullAs
                            : nullAs == RexUnknownAs.TRUE ? RexUnknownAs.FALSE : RexUnknownAs.TRUE,
                    new Object[] {2L},
                    new Object[] {1L, 10L});
        }
    }

    @Test
    void searchOfRangesMindsWhatNullMeans() {
        for (RexUnknownAs nullAs : RexUnknownAs.values()) {
            TreeRangeSet<BigDecimal> ranges = TreeRangeSet.create();
            ranges.add(Range.closedOpen(BigDecimal.ONE, BigDecimal.TEN));
            ranges.add(Range.greaterThan(BigDecimal.valueOf(20)));
            assertSearch(Sarg.of(nullAs, ranges), nullAs, new Object[] {1L, 9L, 21L}, new Object[] {0L, 10L, 20L});
        }
    }

    @Test
    void anErrorIsRaisedOnlyByTheRowThatMeetsIt() {
        RexNode division =
                builder.makeCall(SqlStdOperatorTable.DIVIDE, builder.makeExactLiteral(BigDecimal.ONE), column);
        Condition condition = compiler.condition(builder.makeCall(
                SqlStdOperatorTable.AND,
                builder.makeCall(SqlStdOperatorTable.NOT_EQUALS, column, builder.makeExactLiteral(BigDecimal.ZERO)),
                builder.makeCall(
                        SqlStdOperatorTable.GREATER_THAN, division, builder.makeExactLiteral(BigDecimal.ZERO))));

        assertThat(condition.test(row(0L), SqlExpressions.execution())).isFalse();
        assertThat(condition.test(row(1L), SqlExpressions.execution())).isTrue();
        assertThatThrownBy(() -> compiler.compile(division).evaluate(row(0L), SqlExpressions.execution()))
                .isInstanceOfSatisfying(
                        NonrelException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DIVISION_BY_ZERO));
    }

    @Test
    void generatedCodeRefusesWhatItWouldCut() {
        RelDataType timestamp = types.createSqlType(SqlTypeName.TIMESTAMP, 9);
        Scalar scalar = compiler.compile(builder.makeCall(
                SqlLibraryOperators.TO_CHAR_PG, new RexInputRef(0, timestamp), builder.makeLiteral("YYYY")));

        LocalDateTime millis = LocalDateTime.of(2024, 1, 1, 0, 0, 0, 1_000_000);
        assertThat(scalar.evaluate(row(millis), SqlExpressions.execution())).isEqualTo("2024");
        assertThatThrownBy(() -> scalar.evaluate(row(millis.plusNanos(1)), SqlExpressions.execution()))
                .isInstanceOfSatisfying(
                        NonrelException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNSUPPORTED));
    }

    @Test
    void aFunctionThatNothingEvaluatesIsUnsupportedByName() {
        RexNode call = builder.makeCall(integer, SqlStdOperatorTable.CLASSIFIER, List.of());

        assertThatThrownBy(() -> compiler.compile(call))
                .isInstanceOfSatisfying(
                        NonrelException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNSUPPORTED))
                .hasMessageContaining("CLASSIFIER");
    }

    private void assertSearch(Sarg<?> sarg, RexUnknownAs whenNull, Object[] in, Object[] out) {
        RexNode search =
                builder.makeCall(SqlStdOperatorTable.SEARCH, column, builder.makeSearchArgumentLiteral(sarg, integer));
        Scalar scalar = compiler.compile(search);
        for (Object value : in) {
            assertThat(scalar.evaluate(row(value), SqlExpressions.execution()))
                    .as("%s in %s", value, sarg)
                    .isEqualTo(true);
        }
        for (Object value : out) {
            assertThat(scalar.evaluate(row(value), SqlExpressions.execution()))
                    .as("%s in %s", value, sarg)
                    .isEqualTo(false);
        }
        Object expected = whenNull == RexUnknownAs.UNKNOWN ? null : (Object) (whenNull == RexUnknownAs.TRUE);
        assertThat(scalar.evaluate(row((Object) null), SqlExpressions.execution()))
                .as("NULL in %s", sarg)
                .isEqualTo(expected);
    }

    private static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }
}
