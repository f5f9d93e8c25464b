package io.nonrel.planner.logical;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.implicit.TypeCoercionImpl;
import org.jspecify.annotations.Nullable;

/** Which types become others without a CAST: Calcite's rules, but no cast where none is needed ({@link Comparability}). */
final class NonrelCoercion extends TypeCoercionImpl {

    NonrelCoercion(RelDataTypeFactory factory, SqlValidator validator) {
        super(factory, validator);
    }

    @Override
    public @Nullable RelDataType commonTypeForBinaryComparison(
            @Nullable RelDataType left, @Nullable RelDataType right) {
        return left != null && right != null && Comparability.compareAsTheyAre(left, right)
                ? null
                : super.commonTypeForBinaryComparison(left, right);
    }

    @Override
    public boolean inOperationCoercion(SqlCallBinding binding) {
        return !Comparability.compareAsTheyAre(binding.getOperandType(0), binding.getOperandType(1))
                && super.inOperationCoercion(binding);
    }
}
