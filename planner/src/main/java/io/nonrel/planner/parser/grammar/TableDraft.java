package io.nonrel.planner.parser.grammar;

import io.nonrel.planner.statement.ColumnDefinition;
import io.nonrel.planner.statement.CreateTable;
import io.nonrel.planner.statement.TableConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Collects a table while it is parsed. */
final class TableDraft {
    final List<ColumnDefinition> columns = new ArrayList<>();
    final List<TableConstraint> inlineConstraints = new ArrayList<>();
    private final List<TableConstraint> tableConstraints = new ArrayList<>();

    @Nullable
    SqlIdentifier name;

    boolean temporary;
    boolean ifNotExists;

    void constraint(TableConstraint constraint) {
        tableConstraints.add(constraint);
    }

    CreateTable toStatement(
            @Nullable SqlNode query, boolean withData, @Nullable String comment, SqlParserPos position) {
        if (query == null) {
            if (columns.isEmpty()) {
                throw SyntaxErrors.syntax(position, "Table " + name + " needs columns, or AS and a query");
            }
            columns.forEach(Refusal::requireType);
        }
        List<TableConstraint> constraints = new ArrayList<>(inlineConstraints);
        constraints.addAll(tableConstraints);
        for (ColumnDefinition column : columns) {
            tableConstraints.forEach(constraint -> Refusal.nullableKey(column, constraint));
        }
        return new CreateTable(
                Objects.requireNonNull(name),
                temporary,
                ifNotExists,
                columns,
                constraints,
                query,
                query != null && withData,
                comment);
    }
}
