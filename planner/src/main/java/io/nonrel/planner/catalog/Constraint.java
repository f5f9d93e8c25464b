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

    /** How far a foreign key holds. */
    enum Enforcement {
        /** Nobody looks. */
        NONE,
        /** Writes check it; whether older rows satisfy it isn't known yet. */
        VALIDATING,
        /** All rows satisfy it, as far as they were written by the driver. */
        FULL
    }

    /**
     * FOREIGN KEY: kept for metadata and for planning; enforced where that was asked for.
     *
     * @param onUpdate {@code NO ACTION}, {@code RESTRICT}, {@code CASCADE}, {@code SET NULL} or {@code SET DEFAULT}
     * @param onDelete the same choices
     */
    record ForeignKey(
            String name,
            List<String> columns,
            String referencedSchema,
            String referencedTable,
            List<String> referencedColumns,
            String onUpdate,
            String onDelete,
            Enforcement enforcement)
            implements Constraint {
        public ForeignKey {
            columns = List.copyOf(columns);
            referencedColumns = List.copyOf(referencedColumns);
        }

        /** Whether writes check it. */
        public boolean isEnforced() {
            return enforcement != Enforcement.NONE;
        }

        /** This key, holding so far. */
        public ForeignKey with(Enforcement newEnforcement) {
            return new ForeignKey(
                    name,
                    columns,
                    referencedSchema,
                    referencedTable,
                    referencedColumns,
                    onUpdate,
                    onDelete,
                    newEnforcement);
        }

        /** This key under another name, from other columns. */
        public ForeignKey from(String newName, List<String> newColumns) {
            return new ForeignKey(
                    newName,
                    newColumns,
                    referencedSchema,
                    referencedTable,
                    referencedColumns,
                    onUpdate,
                    onDelete,
                    enforcement);
        }

        /** This key to a table and columns of another name. */
        public ForeignKey to(String newTable, List<String> newColumns) {
            return new ForeignKey(
                    name, columns, referencedSchema, newTable, newColumns, onUpdate, onDelete, enforcement);
        }
    }
}
