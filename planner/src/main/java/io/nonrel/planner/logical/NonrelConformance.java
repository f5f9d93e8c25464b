package io.nonrel.planner.logical;

import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;

/**
 * Which dialects' liberties we take: those that can't change the meaning of standard SQL. Not taken: an alias in the SELECT
 * list that is used in the same list, columns that are neither grouped nor aggregated, and strings that become arrays.
 */
public final class NonrelConformance extends SqlDelegatingConformance {

    /** The only instance. */
    public static final NonrelConformance INSTANCE = new NonrelConformance();

    private NonrelConformance() {
        super(SqlConformanceEnum.BABEL);
    }

    @Override
    public SelectAliasLookup isSelectAlias() {
        return SelectAliasLookup.UNSUPPORTED;
    }

    @Override
    public boolean isNonStrictGroupBy() {
        return false;
    }

    @Override
    public boolean allowLenientCoercion() {
        return false;
    }

    @Override
    public boolean allowGeometry() {
        return false;
    }

    @Override
    public boolean allowExtend() {
        return false;
    }

    @Override
    public boolean isColonFieldAccessAllowed() {
        return false;
    }

    @Override
    public boolean checkedArithmetic() {
        return false;
    }
}
