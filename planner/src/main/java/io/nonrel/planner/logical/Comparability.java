package io.nonrel.planner.logical;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Which values compare by what they are, without one becoming the other's type: a bare column can be pushed down. */
final class Comparability {

    private Comparability() {}

    /**
     * Whether two expressions, or rows of them, compare without casts: exact numbers do by value, strings and points in time
     * of one kind whatever their length or digits. A DOUBLE and a DECIMAL do not: the literal 0.1 has to equal the DOUBLE 0.1.
     */
    static boolean compareAsTheyAre(RelDataType left, RelDataType right) {
        if (right.isStruct() && !left.isStruct()) {
            return right.getFieldCount() == 1
                    && compareAsTheyAre(left, right.getFieldList().get(0).getType());
        }
        if (left.isStruct()) {
            return right.isStruct()
                    && left.getFieldCount() == right.getFieldCount()
                    && fieldsCompareAsTheyAre(left, right);
        }
        return SqlTypeUtil.isExactNumeric(left) && SqlTypeUtil.isExactNumeric(right)
                || SqlTypeUtil.inCharFamily(left) && SqlTypeUtil.inCharFamily(right)
                || SqlTypeUtil.isApproximateNumeric(left) && SqlTypeUtil.isApproximateNumeric(right)
                || SqlTypeName.DATETIME_TYPES.contains(left.getSqlTypeName())
                        && left.getSqlTypeName() == right.getSqlTypeName();
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
