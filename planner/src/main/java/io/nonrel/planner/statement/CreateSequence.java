package io.nonrel.planner.statement;

import org.apache.calcite.sql.SqlIdentifier;

/** {@code CREATE SEQUENCE [IF NOT EXISTS] name options}. */
public record CreateSequence(SqlIdentifier name, boolean ifNotExists, SequenceOptions options) implements Ddl {}
