package io.nonrel.planner.logical;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.implicit.TypeCoercionImpl;
import org.jspecify.annotations.Nullable;

/**
 * Which types become others without a CAST. Where values compare as they are, no cast is added: exact numbers compare by
 * value whatever their type, and so do strings, and a bare column can be pushed down.
 */
final class NonrelCoercion extends TypeCoercionImpl {

    NonrelCoercion(RelDataTypeFactory factory, SqlValidator validator) {
        super(factory, validator);
    }

    @Override
    public @Nullable RelDataType commonTypeForBinaryComparison(
            @Nullable RelDataType left, @Nullable RelDataType right) {
        return left != null && right != null && compareAsTheyAre(left, right)
                ? null
                : super.commonTypeForBinaryComparison(left, right);
    }

    @Override
    public boolean inOperationCoercion(SqlCallBinding binding) {
        RelDataType left = binding.getOperandType(0);
        RelDataType right = binding.getOperandType(1);
        return !compareAsTheyAre(left, right) && super.inOperationCoercion(binding);
    }

    private static boolean compareAsTheyAre(RelDataType left, RelDataType right) {
        if (left.isStruct() || right.isStruct()) {
            return left.getFieldCount() == right.getFieldCount() && fieldsCompareAsTheyAre(left, right);
        }
        return SqlTypeUtil.isExactNumeric(left) && SqlTypeUtil.isExactNumeric(right)
                || SqlTypeUtil.inCharFamily(left) && SqlTypeUtil.inCharFamily(right)
                || SqlTypeUtil.isApproximateNumeric(left) && SqlTypeUtil.isApproximateNumeric(right);
    }

    private static boolean fieldsCompareAsTheyAre(RelDataType left, RelDataType right) {
        for (int i = 0; i < left.getFieldCount(); i++) {
            RelDataType a = left.getFieldList().get(i).getType();
            RelDataType b = right.getFieldList().get(i).getType();
            if (a.isStruct() || b.isStruct() || !compareAsTheyAre(a, b)) {
                return false;
            }
        }
        return true;
    }
}
