package io.nonrel.engine.write;

import io.nonrel.exec.Execution;
import io.nonrel.exec.Scalar;
import io.nonrel.exec.conversion.Assignment;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Constraint;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.parser.SqlParsing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * Completes and checks rows of one table before they are written: the only place where defaults, identity and generated
 * columns, NOT NULL and CHECK happen. A row holds the values of all columns in the catalog's order. Immutable and
 * thread-safe.
 */
public final class RowCompletion {

    private final Table table;
    private final Column[] columns;
    private final @Nullable Computation[] defaults;
    private final int[] generatedColumns;
    private final Computation[] generated;
    private final Scalar[] checks;

    /** An expression and how its value gets into the column. */
    record Computation(Scalar scalar, Assignment assignment) {
        @Nullable
        Object evaluate(@Nullable Object[] row, Execution execution) {
            Object value = scalar.evaluate(row, execution);
            return value == null ? null : assignment.assign(value, execution.environment());
        }
    }

    /** Compiles what a table declares. */
    public RowCompletion(Table table, RowExpressions expressions) {
        this(table, expressions, SqlParsing::parseExpression);
    }

    /**
     * Compiles what a table declares.
     *
     * @param source gives the expression that the catalog has the text of
     */
    public RowCompletion(Table table, RowExpressions expressions, Function<String, SqlNode> source) {
        this.table = table;
        this.columns = table.columns().toArray(Column[]::new);
        this.defaults = defaults(table, expressions, source);
        List<Integer> positions = new ArrayList<>();
        List<SqlNode> sources = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            if (columns[i].generatedSql() != null) {
                positions.add(i);
                sources.add(source.apply(columns[i].generatedSql()));
            }
        }
        RowExpressions.Compiled compiled = expressions.over(table, null, sources, "A generated column");
        this.generatedColumns = positions.stream().mapToInt(Integer::intValue).toArray();
        this.generated = new Computation[generatedColumns.length];
        for (int i = 0; i < generated.length; i++) {
            Column column = columns[generatedColumns[i]];
            generated[i] = new Computation(
                    compiled.scalars().get(i), Assignment.of(compiled.type(i), column.type(), column.name()));
        }
        List<SqlNode> conditions =
                table.checks().stream().map(c -> source.apply(c.conditionSql())).toList();
        this.checks = expressions
                .over(table, null, conditions, "A CHECK constraint")
                .scalars()
                .toArray(Scalar[]::new);
    }

    private static @Nullable Computation[] defaults(
            Table table, RowExpressions expressions, Function<String, SqlNode> source) {
        @Nullable
        Computation[] defaults = new @Nullable Computation[table.columns().size()];
        List<Integer> positions = new ArrayList<>();
        List<SqlNode> sources = new ArrayList<>();
        for (int i = 0; i < defaults.length; i++) {
            String sql = table.columns().get(i).defaultSql();
            if (sql != null) {
                positions.add(i);
                sources.add(source.apply(sql));
            }
        }
        RowExpressions.Compiled compiled = expressions.alone(sources, "A DEFAULT");
        for (int i = 0; i < positions.size(); i++) {
            Column column = table.columns().get(positions.get(i));
            defaults[positions.get(i)] = new Computation(
                    compiled.scalars().get(i), Assignment.of(compiled.type(i), column.type(), column.name()));
        }
        return defaults;
    }

    /**
     * Makes a whole row of one to be inserted.
     *
     * @param given for each column whether the statement gave its value
     */
    void complete(@Nullable Object[] row, boolean[] given, Execution execution) {
        for (int i = 0; i < row.length; i++) {
            if (!given[i]) {
                row[i] = defaultValue(i, execution);
            }
        }
        finish(row, execution);
    }

    /** What a column gets that no value is given for. */
    public @Nullable Object defaultValue(int column, Execution execution) {
        Column.Identity identity = columns[column].identity();
        if (identity != null) {
            return execution.environment().sequences().next(table.schema(), identity.sequence());
        }
        Computation computation = defaults[column];
        return computation == null ? null : computation.evaluate(NO_ROW, execution);
    }

    private static final @Nullable Object[] NO_ROW = {};

    /** Computes the generated columns of a row whose other columns are there, and checks it. */
    public void finish(@Nullable Object[] row, Execution execution) {
        for (int i = 0; i < generated.length; i++) {
            row[generatedColumns[i]] = generated[i].evaluate(row, execution);
        }
        for (int i = 0; i < columns.length; i++) {
            if (row[i] == null && !columns[i].nullable()) {
                throw ConstraintViolations.notNull(table, columns[i]);
            }
        }
        for (int i = 0; i < checks.length; i++) {
            if (Boolean.FALSE.equals(checks[i].evaluate(row, execution))) {
                Constraint.Check check = table.checks().get(i);
                throw ConstraintViolations.check(table, check);
            }
        }
    }

    /** Positions of the columns that are computed from others. */
    int[] generatedColumns() {
        return generatedColumns;
    }

    /** Whether an updated row must be known as a whole to be checked. */
    boolean needsWholeRow() {
        return generated.length > 0 || checks.length > 0;
    }
}
