package io.nonrel.planner.logical;

import io.nonrel.exec.conversion.NumericRange;
import io.nonrel.planner.logical.mistake.Place;
import io.nonrel.spi.ErrorCode;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Refuses what Calcite validates but nothing here can run. */
final class UnsupportedFeatures extends SqlBasicVisitor<@Nullable Void> {

    private UnsupportedFeatures() {}

    static void refuseIn(SqlNode query) {
        query.accept(new UnsupportedFeatures());
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
        String feature =
                switch (call.getKind()) {
                    case MATCH_RECOGNIZE -> "MATCH_RECOGNIZE";
                    case SNAPSHOT -> "FOR SYSTEM_TIME";
                    case TUMBLE, HOP, SESSION -> call.getKind() + " windows";
                    case CURSOR -> "CURSOR";
                    case EXTEND -> "EXTEND";
                    case SELECT -> ((SqlSelect) call).isKeywordPresent(SqlSelectKeyword.STREAM) ? "STREAM" : null;
                    case JOIN -> isAsOf((SqlJoin) call) ? "ASOF JOIN" : null;
                    default -> null;
                };
        if (feature != null) {
            throw ErrorCode.UNSUPPORTED.error("%s is not supported%s", feature, Place.at(call));
        }
        if (call.getKind() == SqlKind.EXISTS && !call.operand(0).isA(SqlKind.QUERY)) {
            throw ErrorCode.SYNTAX_ERROR.error("EXISTS needs a query%s", Place.at(call));
        }
        return super.visit(call);
    }

    /** Calcite would cut the precision in silence. */
    @Override
    public @Nullable Void visit(SqlDataTypeSpec type) {
        if (type.getTypeNameSpec() instanceof SqlBasicTypeNameSpec basic
                && basic.getTypeName().getSimple().equals(SqlTypeName.DECIMAL.getName())
                && basic.getPrecision() > NumericRange.MAX_PRECISION) {
            throw ErrorCode.TYPE_MISMATCH.error(
                    "DECIMAL has at most %d digits, not %d%s",
                    NumericRange.MAX_PRECISION, basic.getPrecision(), Place.at(type));
        }
        return super.visit(type);
    }

    private static boolean isAsOf(SqlJoin join) {
        return join.getJoinType() == JoinType.ASOF || join.getJoinType() == JoinType.LEFT_ASOF;
    }
}
