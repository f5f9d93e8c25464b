package io.nonrel.planner.logical;

import com.google.common.collect.ImmutableSet;
import java.util.EnumMap;
import java.util.Map;
import org.apache.calcite.sql.type.SqlTypeCoercionRule;
import org.apache.calcite.sql.type.SqlTypeMappingRule;
import org.apache.calcite.sql.type.SqlTypeName;

/** Which types CAST converts: as the standard says, and BOOLEAN to whole numbers and back, as most databases do. */
final class CastRule {

    static final SqlTypeMappingRule INSTANCE = rule();

    private CastRule() {}

    private static SqlTypeMappingRule rule() {
        Map<SqlTypeName, ImmutableSet<SqlTypeName>> sources = new EnumMap<>(SqlTypeName.class);
        sources.putAll(SqlTypeCoercionRule.instance().getTypeMapping());
        for (SqlTypeName number : SqlTypeName.INT_TYPES) {
            sources.computeIfPresent(number, (to, from) -> with(from, SqlTypeName.BOOLEAN));
            sources.computeIfPresent(SqlTypeName.BOOLEAN, (to, from) -> with(from, number));
        }
        return SqlTypeCoercionRule.instance(sources);
    }

    private static ImmutableSet<SqlTypeName> with(ImmutableSet<SqlTypeName> types, SqlTypeName type) {
        return ImmutableSet.<SqlTypeName>builder().addAll(types).add(type).build();
    }
}
