package io.nonrel.planner;

import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/** The columns of an outer row that an expression with sub-queries uses, however deep inside of them. */
final class CorrelationFields {

    private final Set<CorrelationId> ids;

    /**
     * @param ids of the outer row
     */
    CorrelationFields(Set<CorrelationId> ids) {
        this.ids = ids;
    }

    /** Tells each use of a column, as the row of the expression itself or as the outer row of a sub-query in it. */
    void forEach(RexNode expression, IntConsumer column) {
        expression.accept(new Inside() {
            @Override
            public RexNode visitFieldAccess(RexFieldAccess access) {
                if (isOuter(access)) {
                    column.accept(access.getField().getIndex());
                }
                return super.visitFieldAccess(access);
            }

            @Override
            RexNode column(RexInputRef ref) {
                column.accept(ref.getIndex());
                return ref;
            }
        });
    }

    /** The expression over another row, in which the columns have other places. */
    RexNode moved(
            RexNode expression, RexBuilder rexBuilder, CorrelationId id, RelDataType row, IntUnaryOperator place) {
        return expression.accept(new Inside() {
            @Override
            public RexNode visitFieldAccess(RexFieldAccess access) {
                if (!isOuter(access)) {
                    return super.visitFieldAccess(access);
                }
                int moved = place.applyAsInt(access.getField().getIndex());
                RelDataType typed = withType(rexBuilder.getTypeFactory(), row, moved, access.getType());
                return rexBuilder.makeFieldAccess(rexBuilder.makeCorrel(typed, id), moved);
            }

            @Override
            RexNode column(RexInputRef ref) {
                return new RexInputRef(place.applyAsInt(ref.getIndex()), ref.getType());
            }
        });
    }

    /** A row type with the type that a column had: ON sees the columns of an outer join as nullable, as its result has them. */
    private static RelDataType withType(RelDataTypeFactory types, RelDataType row, int column, RelDataType type) {
        if (row.getFieldList().get(column).getType().equals(type)) {
            return row;
        }
        RelDataTypeFactory.Builder builder = types.builder();
        for (RelDataTypeField field : row.getFieldList()) {
            builder.add(field.getName(), field.getIndex() == column ? type : field.getType());
        }
        return builder.build();
    }

    private boolean isOuter(RexFieldAccess access) {
        return access.getReferenceExpr() instanceof RexCorrelVariable variable && ids.contains(variable.id);
    }

    /** Goes into sub-queries, whose own columns are others. */
    private abstract static class Inside extends RexShuttle {

        private int depth;

        private final RelHomogeneousShuttle nodes = new RelHomogeneousShuttle() {
            @Override
            public RelNode visit(RelNode other) {
                return super.visit(other).accept(Inside.this);
            }
        };

        abstract RexNode column(RexInputRef ref);

        @Override
        public final RexNode visitInputRef(RexInputRef ref) {
            return depth == 0 ? column(ref) : ref;
        }

        @Override
        public final RexNode visitSubQuery(RexSubQuery subQuery) {
            RexSubQuery operands = (RexSubQuery) super.visitSubQuery(subQuery);
            depth++;
            RelNode inner = operands.rel.accept(nodes);
            depth--;
            return operands.clone(inner);
        }
    }
}
