package io.nonrel.exec.expression;

import io.nonrel.exec.conversion.NumericRange;
import io.nonrel.exec.conversion.RunTimeTypes;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/** Compiles a comparison: decides in which type the operands meet, and takes rows apart. */
final class ComparisonCompilation {

    private final ExpressionCompiler compiler;
    private final RexNode left;
    private final RexNode right;

    ComparisonCompilation(ExpressionCompiler compiler, RexNode left, RexNode right) {
        this.compiler = compiler;
        this.left = left;
        this.right = right;
    }

    Truth compare(Comparison comparison) {
        if (left.getKind() == SqlKind.ROW && right.getKind() == SqlKind.ROW) {
            return rows(comparison, fields());
        }
        ColumnType type = meeting();
        return Comparisons.compare(comparison, compiler.compile(left, type), compiler.compile(right, type), type);
    }

    Truth distinct(boolean wanted) {
        if (left.getKind() == SqlKind.ROW && right.getKind() == SqlKind.ROW) {
            List<Truth> same = new ArrayList<>();
            for (ComparisonCompilation field : fields()) {
                same.add(field.distinct(false));
            }
            return wanted ? Logic.not(Logic.and(same)) : Logic.and(same);
        }
        ColumnType type = meeting();
        return Comparisons.distinct(compiler.compile(left, type), compiler.compile(right, type), wanted);
    }

    /** Field by field; the first that differs decides the order. */
    private static Truth rows(Comparison comparison, List<ComparisonCompilation> fields) {
        switch (comparison) {
            case EQUAL:
                return equal(fields, fields.size());
            case NOT_EQUAL:
                return Logic.not(equal(fields, fields.size()));
            default:
                Comparison strict = comparison == Comparison.LESS || comparison == Comparison.LESS_OR_EQUAL
                        ? Comparison.LESS
                        : Comparison.GREATER;
                List<Truth> terms = new ArrayList<>();
                for (int i = 0; i < fields.size(); i++) {
                    boolean last = i == fields.size() - 1;
                    Truth decides = fields.get(i).compare(last ? comparison : strict);
                    terms.add(i == 0 ? decides : Logic.and(List.of(equal(fields, i), decides)));
                }
                return Logic.or(terms);
        }
    }

    private static Truth equal(List<ComparisonCompilation> fields, int count) {
        List<Truth> terms = new ArrayList<>();
        for (ComparisonCompilation field : fields.subList(0, count)) {
            terms.add(field.compare(Comparison.EQUAL));
        }
        return Logic.and(terms);
    }

    private List<ComparisonCompilation> fields() {
        List<RexNode> lefts = ((RexCall) left).getOperands();
        List<RexNode> rights = ((RexCall) right).getOperands();
        if (lefts.size() != rights.size()) {
            throw ErrorCode.TYPE_MISMATCH.error(
                    "A row of %d fields can't be compared with one of %d", lefts.size(), rights.size());
        }
        List<ComparisonCompilation> fields = new ArrayList<>();
        for (int i = 0; i < lefts.size(); i++) {
            fields.add(new ComparisonCompilation(compiler, lefts.get(i), rights.get(i)));
        }
        return fields;
    }

    /** The type in which both operands compare: text is read as the other's type, a date becomes a timestamp. */
    private ColumnType meeting() {
        ColumnType x = RunTimeTypes.of(left.getType());
        ColumnType y = RunTimeTypes.of(right.getType());
        ValueType kindX = x.name().valueType();
        ValueType kindY = y.name().valueType();
        if (kindX == kindY || kindX == null || kindY == null) {
            // Decimals of different scale compare as they are.
            return kindX == ValueType.DECIMAL || kindX == null ? ColumnType.of(TypeName.OTHER) : x;
        }
        if (Arithmetic.isNumeric(x) && Arithmetic.isNumeric(y)) {
            return ColumnType.of(TypeName.OTHER);
        }
        if (kindX == ValueType.STRING) {
            return unbounded(y);
        }
        if (kindY == ValueType.STRING) {
            return unbounded(x);
        }
        if (isPointInTime(kindX) && isPointInTime(kindY)) {
            return ColumnType.of(kindX.compareTo(kindY) > 0 ? x.name() : y.name());
        }
        throw ErrorCode.TYPE_MISMATCH.error(
                "Values of types %s and %s can't be compared; cast one of them",
                x.name().sqlName(), y.name().sqlName());
    }

    /** All digits count when a text is compared with a value. */
    private static ColumnType unbounded(ColumnType type) {
        return type.name() == TypeName.DECIMAL
                ? new ColumnType(TypeName.DECIMAL, NumericRange.MAX_PRECISION, Math.max(type.scale(), 18))
                : ColumnType.of(type.name());
    }

    private static boolean isPointInTime(ValueType kind) {
        return kind == ValueType.DATE || kind == ValueType.TIMESTAMP || kind == ValueType.INSTANT;
    }
}
