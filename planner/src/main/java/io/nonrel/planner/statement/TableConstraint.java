package io.nonrel.planner.statement;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** A constraint of a table; an inline constraint of a column is one with that column. */
public sealed interface TableConstraint {
    /** The name that was given, or null when the catalog has to make one up. */
    @Nullable
    SqlIdentifier name();

    /** {@code PRIMARY KEY (columns)}. */
    record PrimaryKey(@Nullable SqlIdentifier name, List<SqlIdentifier> columns) implements TableConstraint {
        public PrimaryKey {
            columns = List.copyOf(columns);
        }
    }

    /** {@code UNIQUE (columns)}. */
    record Unique(@Nullable SqlIdentifier name, List<SqlIdentifier> columns) implements TableConstraint {
        public Unique {
            columns = List.copyOf(columns);
        }
    }

    /** {@code CHECK (condition)}. */
    record Check(@Nullable SqlIdentifier name, SqlNode condition) implements TableConstraint {}

    /**
     * {@code FOREIGN KEY (columns) REFERENCES table (referencedColumns)}.
     *
     * @param referencedColumns the columns that are referred to; empty means the other table's primary key
     * @param onDelete what was written, null for nothing
     * @param onUpdate what was written, null for nothing
     * @param enforced whether ENFORCED or NOT ENFORCED was written, null for neither
     */
    record ForeignKey(
            @Nullable SqlIdentifier name,
            List<SqlIdentifier> columns,
            SqlIdentifier referencedTable,
            List<SqlIdentifier> referencedColumns,
            @Nullable ReferentialAction onDelete,
            @Nullable ReferentialAction onUpdate,
            Deferral deferral,
            @Nullable Boolean enforced)
            implements TableConstraint {
        public ForeignKey {
            columns = List.copyOf(columns);
            referencedColumns = List.copyOf(referencedColumns);
        }

        /** Whoever says what is to happen wants it to happen; a bare reference only tells tools and the planner. */
        public boolean isEnforced() {
            return enforced == null ? onDelete != null || onUpdate != null : enforced;
        }
    }

    /** What happens to the rows that refer to a row which goes away or changes its key. */
    enum ReferentialAction {
        NO_ACTION,
        RESTRICT,
        CASCADE,
        SET_NULL,
        SET_DEFAULT
    }

    /** When a foreign key is to be checked. */
    enum Deferral {
        NOT_DEFERRABLE,
        INITIALLY_IMMEDIATE,
        INITIALLY_DEFERRED
    }
}
