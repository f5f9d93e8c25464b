package io.nonrel.planner.statement;

import org.apache.calcite.sql.SqlIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * {@code ALTER SEQUENCE [IF EXISTS] name …}.
 *
 * @param restart whether RESTART was said
 * @param restartWith the number to restart with; null means the sequence's start
 * @param options the options to change
 */
public record AlterSequence(
        SqlIdentifier name,
        boolean ifExists,
        boolean restart,
        @Nullable Long restartWith,
        SequenceOptions options) implements Ddl {}
