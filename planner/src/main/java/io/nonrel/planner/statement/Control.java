package io.nonrel.planner.statement;

import org.apache.calcite.sql.SqlIdentifier;
import org.jspecify.annotations.Nullable;

/** A statement about the session and its transaction. */
public sealed interface Control extends Statement {
    /** {@code COMMIT}. */
    record Commit() implements Control {}

    /**
     * {@code ROLLBACK [TO SAVEPOINT name]}.
     *
     * @param savepoint the savepoint to go back to, or null to end the transaction
     */
    record Rollback(@Nullable SqlIdentifier savepoint) implements Control {}

    /** {@code BEGIN} or {@code START TRANSACTION}. */
    record Begin(TransactionModes modes) implements Control {}

    /** {@code SAVEPOINT name}. */
    record SetSavepoint(SqlIdentifier name) implements Control {}

    /** {@code RELEASE SAVEPOINT name}. */
    record ReleaseSavepoint(SqlIdentifier name) implements Control {}

    /** {@code SET TRANSACTION …}: about the transaction that comes next. */
    record SetTransaction(TransactionModes modes) implements Control {}

    /** {@code SET SCHEMA name}. */
    record SetSchema(SqlIdentifier schema) implements Control {}

    /**
     * {@code SET name = value} or {@code SET name TO value}.
     *
     * @param name the property, its parts joined with dots, as written
     * @param value the value as text; null when DEFAULT was said
     */
    record SetProperty(String name, @Nullable String value) implements Control {}

    /**
     * The characteristics of a transaction.
     *
     * @param isolation the isolation level, or null when nothing was said
     * @param readOnly whether writing is refused, or null when nothing was said
     */
    record TransactionModes(
            @Nullable Isolation isolation, @Nullable Boolean readOnly) {}

    /** The isolation levels of the standard. */
    enum Isolation {
        READ_UNCOMMITTED,
        READ_COMMITTED,
        REPEATABLE_READ,
        SERIALIZABLE
    }
}
