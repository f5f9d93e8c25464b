package io.nonrel.planner.logical;

import io.nonrel.planner.logical.mistake.VisibleNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SelectScope;
import org.apache.calcite.sql.validate.SqlMoniker;
import org.apache.calcite.sql.validate.SqlValidatorNamespace;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.util.Util;

/** Reads names from the scopes of a validation that failed: some of them may not be valid themselves. */
record ScopeNames(Supplier<Collection<SqlValidatorScope>> scopes, SqlOperatorTable operators) implements VisibleNames {

    @Override
    public List<String> columns(SqlParserPos place) {
        List<SqlMoniker> names = new ArrayList<>();
        innermost(place).ifPresent(scope -> orNothing(() -> scope.findAllColumnNames(names)));
        return names.stream().map(n -> Util.last(n.getFullyQualifiedNames())).toList();
    }

    @Override
    public List<String> columnsOf(String alias, SqlParserPos place) {
        List<String> names = new ArrayList<>();
        innermost(place)
                .ifPresent(scope -> orNothing(() -> {
                    int index = aliases(place).indexOf(alias);
                    if (index >= 0) {
                        names.addAll(scope.getChildren().get(index).getRowType().getFieldNames());
                    }
                }));
        return names;
    }

    @Override
    public List<String> aliases(SqlParserPos place) {
        List<SqlMoniker> names = new ArrayList<>();
        innermost(place).ifPresent(scope -> orNothing(() -> scope.findAliases(names)));
        return names.stream().map(n -> Util.last(n.getFullyQualifiedNames())).toList();
    }

    @Override
    public List<String> columnsNamed(String name, SqlParserPos place) {
        List<String> found = new ArrayList<>();
        innermost(place)
                .ifPresent(scope -> orNothing(() -> {
                    List<String> aliases = aliases(place);
                    List<SqlValidatorNamespace> tables = scope.getChildren();
                    for (int i = 0; i < tables.size(); i++) {
                        for (RelDataTypeField field : tables.get(i).getRowType().getFieldList()) {
                            if (field.getName().equalsIgnoreCase(name)) {
                                found.add(aliases.get(i) + "." + field.getName());
                            }
                        }
                    }
                }));
        return found;
    }

    @Override
    public List<String> functions() {
        return operators.getOperatorList().stream()
                .filter(SqlFunction.class::isInstance)
                .map(SqlOperator::getName)
                .filter(n -> !n.startsWith("$"))
                .distinct()
                .toList();
    }

    @Override
    public Optional<String> argumentCount(String function) {
        return operators.getOperatorList().stream()
                .filter(o -> o instanceof SqlFunction && o.getName().equalsIgnoreCase(function))
                .findFirst()
                .flatMap(o -> o.getOperandTypeChecker() == null ? Optional.empty() : counted(o.getOperandCountRange()));
    }

    private static Optional<String> counted(SqlOperandCountRange range) {
        if (range.getMin() < 0) {
            return Optional.empty();
        }
        if (range.getMax() < 0) {
            return Optional.of(range.getMin() + " or more");
        }
        return Optional.of(
                range.getMin() == range.getMax()
                        ? String.valueOf(range.getMin())
                        : range.getMin() + " to " + range.getMax());
    }

    /** The query around a place; for one in its ORDER BY, which stands outside, the outermost one. */
    private Optional<SelectScope> innermost(SqlParserPos place) {
        List<SelectScope> queries = scopes.get().stream()
                .filter(SelectScope.class::isInstance)
                .map(SelectScope.class::cast)
                .toList();
        return queries.stream()
                .filter(scope -> encloses(scope.getNode(), place))
                .max(Comparator.comparingInt(scope -> start(scope.getNode())))
                .or(() -> queries.stream()
                        .filter(scope -> start(scope.getNode()) <= start(place))
                        .min(Comparator.comparingInt(scope -> start(scope.getNode()))));
    }

    private static boolean encloses(SqlSelect select, SqlParserPos place) {
        return place.getLineNum() <= 0 || select.getParserPosition().overlaps(place);
    }

    private static int start(SqlSelect select) {
        return start(select.getParserPosition());
    }

    private static int start(SqlParserPos position) {
        return position.getLineNum() * 10_000 + position.getColumnNum();
    }

    /** Names are only hints: what can't be read is left out. */
    private static void orNothing(Runnable reading) {
        try {
            reading.run();
        } catch (RuntimeException | AssertionError e) {
            // The table is not valid itself, and that is what the user reads.
        }
    }
}
