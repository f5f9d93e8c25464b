package io.nonrel.planner.statement;

import org.apache.calcite.sql.SqlIdentifier;

/** {@code CREATE SCHEMA [IF NOT EXISTS] name}. */
public record CreateSchema(SqlIdentifier name, boolean ifNotExists) implements Ddl {}
