package io.nonrel.planner.statement;

/**
 * What one SQL text asks for, as the grammar understood it: the closed set of things an engine has to be able to run.
 * Names are not resolved and nothing is validated; expressions and queries inside are ordinary Calcite nodes, so they
 * can be validated as parts of queries. All implementations are immutable, but the Calcite nodes in them are not, and
 * Calcite's validator rewrites the nodes it is given: parse again, or clone, before validating a second time.
 */
public sealed interface Statement permits Query, Explain, Dml, Ddl, Control, Describe, Show {}
