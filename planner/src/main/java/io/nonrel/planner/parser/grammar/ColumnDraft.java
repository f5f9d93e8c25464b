package io.nonrel.planner.parser.grammar;

import io.nonrel.planner.statement.ColumnDefinition;
import io.nonrel.planner.statement.ColumnType;
import io.nonrel.planner.statement.SequenceOptions;
import io.nonrel.planner.statement.TableConstraint;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Collects a column while it is parsed, and refuses options that contradict each other. */
final class ColumnDraft {
    final List<TableConstraint> constraints;

    @Nullable
    SqlIdentifier name;

    @Nullable
    ColumnType type;

    @Nullable
    String comment;

    private @Nullable Boolean notNull;
    private @Nullable SqlNode defaultValue;
    private ColumnDefinition.@Nullable Identity identity;
    private ColumnDefinition.@Nullable Generation generation;

    /** A column whose inline constraints are added to the list. */
    ColumnDraft(List<TableConstraint> constraints) {
        this.constraints = constraints;
    }

    /** The column as a list, as constraints want it. */
    List<SqlIdentifier> columns() {
        return List.of(Objects.requireNonNull(name));
    }

    void notNull(SqlParserPos position) {
        nullability(true, position);
    }

    void nullable(SqlParserPos position) {
        nullability(false, position);
    }

    private void nullability(boolean value, SqlParserPos position) {
        if (notNull != null && notNull != value) {
            throw SyntaxErrors.syntax(position, "Column " + name + " is both NULL and NOT NULL");
        }
        notNull = value;
    }

    void defaultValue(SqlNode value) {
        requireNoSource("DEFAULT", value.getParserPosition());
        defaultValue = value;
    }

    void identity(boolean always, SequenceOptions options, SqlParserPos position) {
        requireNoSource("IDENTITY", position);
        identity = new ColumnDefinition.Identity(always, options);
    }

    void generation(SqlNode expression, boolean stored, SqlParserPos position) {
        requireNoSource("GENERATED", position);
        generation = new ColumnDefinition.Generation(expression, stored);
    }

    private void requireNoSource(String option, SqlParserPos position) {
        if (defaultValue != null || identity != null || generation != null) {
            throw SyntaxErrors.syntax(
                    position,
                    "Column " + name + " has another source of its value already, so it can't have " + option + " too");
        }
    }

    ColumnDefinition toColumn() {
        ColumnDefinition column = new ColumnDefinition(
                Objects.requireNonNull(name),
                type,
                Boolean.TRUE.equals(notNull),
                Boolean.FALSE.equals(notNull),
                defaultValue,
                identity,
                generation,
                comment);
        constraints.forEach(constraint -> Refusal.nullableKey(column, constraint));
        return column;
    }
}
