package io.nonrel.planner.statement;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** One change that an ALTER TABLE makes. */
public sealed interface TableChange {
    /**
     * {@code ADD [COLUMN]}.
     *
     * @param constraints the column's inline constraints
     */
    record AddColumn(ColumnDefinition column, List<TableConstraint> constraints, boolean ifNotExists)
            implements TableChange {
        public AddColumn {
            constraints = List.copyOf(constraints);
        }
    }

    /** {@code DROP [COLUMN]}. */
    record DropColumn(SqlIdentifier column, boolean ifExists, boolean cascade) implements TableChange {}

    /** {@code RENAME TO}. */
    record RenameTable(SqlIdentifier newName) implements TableChange {}

    /** {@code RENAME COLUMN … TO}. */
    record RenameColumn(SqlIdentifier column, SqlIdentifier newName) implements TableChange {}

    /** {@code ALTER [COLUMN] … SET DATA TYPE}. */
    record SetType(SqlIdentifier column, ColumnType type) implements TableChange {}

    /** {@code ALTER [COLUMN] … SET DEFAULT}. */
    record SetDefault(SqlIdentifier column, SqlNode value) implements TableChange {}

    /** {@code ALTER [COLUMN] … DROP DEFAULT}. */
    record DropDefault(SqlIdentifier column) implements TableChange {}

    /** {@code ALTER [COLUMN] … SET NOT NULL}. */
    record SetNotNull(SqlIdentifier column) implements TableChange {}

    /** {@code ALTER [COLUMN] … DROP NOT NULL}. */
    record DropNotNull(SqlIdentifier column) implements TableChange {}

    /**
     * {@code ALTER [COLUMN] … RESTART [WITH n]} of an identity column.
     *
     * @param value the next number; null means the identity's start
     */
    record RestartIdentity(SqlIdentifier column, @Nullable Long value) implements TableChange {}

    /** {@code ADD [CONSTRAINT name] …}. */
    record AddConstraint(TableConstraint constraint) implements TableChange {}

    /** {@code DROP CONSTRAINT}. */
    record DropConstraint(SqlIdentifier name, boolean ifExists, boolean cascade) implements TableChange {}

    /** {@code DROP PRIMARY KEY}. */
    record DropPrimaryKey() implements TableChange {}

    /** {@code RENAME CONSTRAINT … TO}. */
    record RenameConstraint(SqlIdentifier name, SqlIdentifier newName) implements TableChange {}
}
