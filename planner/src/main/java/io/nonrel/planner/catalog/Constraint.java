package io.nonrel.planner.catalog;

import java.util.List;

/** What rows of a table must satisfy. Columns are named exactly. Immutable. */
public sealed interface Constraint {

    /** Unique in its schema; made from table and columns when the user gave none. */
    String name();

    /** PRIMARY KEY: unique and not null. */
    record PrimaryKey(String name, List<String> columns) implements Constraint {
        public PrimaryKey {
            columns = List.copyOf(columns);
        }
    }

    /** UNIQUE: rows with a NULL never conflict. Enforced by the index of the same name. */
    record Unique(String name, List<String> columns) implements Constraint {
        public Unique {
            columns = List.copyOf(columns);
        }
    }

    /** CHECK: violated when the condition is FALSE. */
    record Check(String name, String conditionSql) implements Constraint {}

    /**
     * FOREIGN KEY: kept for metadata and for planning; enforced where that was asked for.
     *
     * @param onUpdate {@code NO ACTION}, {@code RESTRICT}, {@code CASCADE}, {@code SET NULL} or {@code SET DEFAULT}
     * @param onDelete the same choices
     * @param enforced whether writes check it
     */
    record ForeignKey(
            String name,
            List<String> columns,
            String referencedSchema,
            String referencedTable,
            List<String> referencedColumns,
            String onUpdate,
            String onDelete,
            boolean enforced)
            implements Constraint {
        public ForeignKey {
            columns = List.copyOf(columns);
            referencedColumns = List.copyOf(referencedColumns);
        }
    }
}
