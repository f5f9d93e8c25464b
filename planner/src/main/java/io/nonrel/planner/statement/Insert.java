package io.nonrel.planner.statement;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * {@code INSERT INTO}, and its relatives {@code UPSERT INTO} and {@code REPLACE INTO}.
 *
 * @param mode what to do with a row whose primary key exists already, before {@code conflict} is looked at
 * @param table the table to fill
 * @param alias the table's name in {@code conflict} and {@code returning}, or null
 * @param columns the columns that the source fills, in its order; empty means all columns of the table
 * @param source the rows: a query whose VALUES rows may hold {@code DEFAULT} calls; null means {@code DEFAULT VALUES}
 * @param overriding whose values win in identity columns
 * @param conflict what to do with rows that violate a unique constraint, or null to fail
 * @param returning the items of the RETURNING clause
 */
public record Insert(
        Mode mode,
        SqlIdentifier table,
        @Nullable SqlIdentifier alias,
        List<SqlIdentifier> columns,
        @Nullable SqlNode source,
        Overriding overriding,
        @Nullable ConflictClause conflict,
        List<SqlNode> returning)
        implements Dml {
    public Insert {
        columns = List.copyOf(columns);
        returning = List.copyOf(returning);
    }

    /** The three verbs that add rows. */
    public enum Mode {
        /** An existing key is an error. */
        INSERT,
        /** The given columns of an existing row are updated. */
        UPSERT,
        /** An existing row is replaced as a whole. */
        REPLACE
    }

    /** The {@code OVERRIDING … VALUE} clause. */
    public enum Overriding {
        /** No clause: a value for a {@code GENERATED ALWAYS} column is an error. */
        NONE,
        /** The given values are used, even for {@code GENERATED ALWAYS} columns. */
        SYSTEM_VALUE,
        /** The given values for identity columns are ignored. */
        USER_VALUE
    }
}
