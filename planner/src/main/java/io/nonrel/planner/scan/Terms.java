package io.nonrel.planner.scan;

import io.nonrel.index.IndexCaps;
import io.nonrel.index.Lookup;
import io.nonrel.index.LookupDefinition;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.logical.type.TypeMapping;
import io.nonrel.spi.ValueType;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Which expressions the documents of a scan hold as a field: columns, and what derived indexes keep. */
final class Terms {

    /** LOWER makes two code points of one at most. */
    private static final int GROWTH_OF_LOWER = 2;

    private final StoreScan scan;
    private final DerivedUse derived;

    Terms(StoreScan scan, DerivedUse derived) {
        this.scan = scan;
        this.derived = derived;
    }

    /** The field that holds an expression; null when none does. */
    @Nullable
    Term of(RexNode expression) {
        Integer column = column(expression);
        if (column != null) {
            Column definition = scan.column(column);
            derived.take(definition);
            return new Term(
                    scan.scan().fields().get(column),
                    definition.valueType(),
                    definition.name(),
                    LookUpForm.VALUE,
                    true);
        }
        if (expression instanceof RexCall call) {
            if (call.getOperator().equals(SqlStdOperatorTable.LOWER)) {
                return lower(call);
            }
            if (call.getKind() == SqlKind.EXTRACT && call.getOperands().get(0) instanceof RexLiteral unit) {
                TimeUnitRange range = unit.getValueAs(TimeUnitRange.class);
                return part(
                        range == null ? TimeUnitRange.EPOCH : range,
                        call.getOperands().get(1),
                        call.getType());
            }
            if (call.getOperator().getName().equals("SECOND")) {
                return part(TimeUnitRange.SECOND, call.getOperands().get(0), call.getType());
            }
        }
        return null;
    }

    /** The column that an expression is, or is with every value kept; null for any other expression. */
    @Nullable
    Column columnOf(RexNode expression) {
        Integer column = column(expression);
        return column == null ? null : scan.column(column);
    }

    private @Nullable Term lower(RexCall call) {
        Column column = columnOf(call.getOperands().get(0));
        if (column == null || column.valueType() != ValueType.STRING) {
            return null;
        }
        Optional<DerivedUse.Found> found = derived.find(
                column, List.of(LookupDefinition.of(Lookup.IEXACT), LookupDefinition.of(Lookup.ISTARTSWITH)));
        if (found.isEmpty()) {
            derived.miss(column, LookupDefinition.of(Lookup.IEXACT));
            return null;
        }
        derived.take(found.get());
        IndexCaps caps = found.get().index().caps();
        boolean whole = fits(column, GROWTH_OF_LOWER, caps.length());
        return new Term(
                found.get().fields().main().name(),
                ValueType.STRING,
                "LOWER(" + column.name() + ")",
                whole ? LookUpForm.VALUE : LookUpForm.VALUE.cutTo(caps.length()),
                whole);
    }

    /** Whether no value of a column of text is longer than what is kept. */
    static boolean fits(Column column, int growth, int length) {
        int precision = column.type().precision();
        return precision > 0 && (long) precision * growth <= length;
    }

    /** @param type of the part: seconds are whole, or have their fraction */
    private @Nullable Term part(TimeUnitRange range, RexNode operand, RelDataType type) {
        Column column = columnOf(operand);
        if (column == null) {
            return null;
        }
        Lookup lookup =
                switch (range) {
                    case YEAR -> Lookup.YEAR;
                    case MONTH -> Lookup.MONTH;
                    case DAY -> Lookup.DAY;
                    case HOUR -> Lookup.HOUR;
                    case MINUTE -> Lookup.MINUTE;
                    case SECOND -> Lookup.SECOND;
                    case DOW, ISODOW -> Lookup.WEEK_DAY;
                    default -> null;
                };
        if (lookup == null || !lookup.takes(column.valueType())) {
            return null;
        }
        Optional<DerivedUse.Found> found = derived.find(column, List.of(LookupDefinition.of(lookup)));
        if (found.isEmpty()) {
            derived.miss(column, LookupDefinition.of(lookup));
            return null;
        }
        derived.take(found.get());
        boolean rounded = lookup == Lookup.SECOND && TypeMapping.toValue(type) != ValueType.INTEGER;
        LookUpForm form = range == TimeUnitRange.ISODOW
                ? LookUpForm.of(LookUpForm.Part.WEEK_DAY_OF_ISO, null)
                : rounded ? LookUpForm.of(LookUpForm.Part.FLOOR, null) : LookUpForm.VALUE;
        return new Term(
                found.get().fields().main().name(), ValueType.INTEGER, range + " of " + column.name(), form, !rounded);
    }

    /** The column that an expression is, or is with every value kept; null for any other expression. */
    private static @Nullable Integer column(RexNode expression) {
        if (expression instanceof RexInputRef ref) {
            return ref.getIndex();
        }
        if (expression.isA(SqlKind.CAST) && expression instanceof RexCall cast) {
            RexNode inner = cast.getOperands().get(0);
            return inner instanceof RexInputRef ref && keepsValues(inner.getType(), cast.getType())
                    ? ref.getIndex()
                    : null;
        }
        return null;
    }

    private static boolean keepsValues(RelDataType from, RelDataType to) {
        ValueType before = TypeMapping.toValue(from);
        ValueType after = TypeMapping.toValue(to);
        if (before == null || after == null) {
            return false;
        }
        if (before == ValueType.INTEGER && (after == ValueType.INTEGER || after == ValueType.DECIMAL)) {
            return digitsBeforePoint(to) >= digitsBeforePoint(from);
        }
        if (before == ValueType.DECIMAL && after == ValueType.DECIMAL) {
            return digitsBeforePoint(to) >= digitsBeforePoint(from) && to.getScale() >= from.getScale();
        }
        if (before == ValueType.STRING && after == ValueType.STRING) {
            return to.getPrecision() == RelDataType.PRECISION_NOT_SPECIFIED
                    || to.getPrecision() >= from.getPrecision()
                            && from.getPrecision() != RelDataType.PRECISION_NOT_SPECIFIED;
        }
        return before == ValueType.DOUBLE && to.getSqlTypeName() != SqlTypeName.REAL && after == ValueType.DOUBLE;
    }

    private static int digitsBeforePoint(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case TINYINT -> 3;
            case SMALLINT -> 5;
            case INTEGER -> 10;
            case BIGINT -> 19;
            default -> type.getPrecision() - type.getScale();
        };
    }
}
