package io.nonrel.exec.function;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlAvgAggFunction;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.jspecify.annotations.Nullable;

/**
 * All operators and functions that the validator knows: standard SQL's, ours, and those of other databases whose meaning is
 * the same everywhere. A function of ours replaces a standard one of its name. Goes with {@link FunctionConvertlets}.
 * Immutable and thread-safe.
 */
public final class FunctionTable implements SqlOperatorTable {

    /** Operators with a translation or evaluation of Calcite's own, beside the standard ones. */
    private static final List<SqlOperator> BORROWED = List.of(
            SqlLibraryOperators.INFIX_CAST,
            SqlLibraryOperators.SAFE_CAST,
            SqlLibraryOperators.TRY_CAST,
            SqlLibraryOperators.NOT_ILIKE,
            SqlLibraryOperators.NOT_RLIKE,
            SqlLibraryOperators.NVL2,
            SqlLibraryOperators.DECODE,
            SqlLibraryOperators.IF,
            SqlLibraryOperators.STRPOS,
            SqlLibraryOperators.INSTR,
            SqlLibraryOperators.ADD_MONTHS,
            SqlLibraryOperators.LEVENSHTEIN,
            SqlLibraryOperators.FACTORIAL,
            SqlLibraryOperators.CRC32,
            SqlLibraryOperators.TO_CHAR_PG,
            SqlLibraryOperators.TO_DATE_PG,
            SqlLibraryOperators.TO_TIMESTAMP_PG,
            SqlLibraryOperators.BOOL_AND,
            SqlLibraryOperators.BOOL_OR,
            SqlLibraryOperators.STRING_AGG);

    /** The table. */
    public static final SqlOperatorTable INSTANCE = new FunctionTable();

    private final SqlOperatorTable operators;
    private final Map<String, List<SqlOperator>> special;

    private FunctionTable() {
        List<SqlOperator> all = new ArrayList<>();
        Set<String> ours = new HashSet<>();
        for (FunctionDefinition function : Functions.all()) {
            all.add(function.operator());
            if (function.operator() instanceof SqlFunction) {
                ours.add(function.name());
            }
        }
        List<SqlOperator> spreads = SpreadFunction.all();
        spreads.forEach(spread -> ours.add(spread.getName()));
        Set<SqlOperator> listed = new HashSet<>(all);
        for (SqlOperator operator : SqlStdOperatorTable.instance().getOperatorList()) {
            boolean replaced = operator instanceof SqlFunction
                    && !(operator instanceof SqlAggFunction && !(operator instanceof SqlAvgAggFunction))
                    && ours.contains(operator.getName());
            if (!replaced && !listed.contains(operator)) {
                all.add(operator);
            }
        }
        all.addAll(BORROWED);
        all.addAll(StatisticalAggregates.all());
        all.addAll(spreads);
        this.operators = SqlOperatorTables.of(all);
        this.special = all.stream()
                .filter(o -> o instanceof SqlFunction && o.getSyntax().family != SqlSyntax.FUNCTION)
                .collect(Collectors.groupingBy(o -> o.getName().toUpperCase(Locale.ROOT)));
    }

    @Override
    public void lookupOperatorOverloads(
            SqlIdentifier name,
            @Nullable SqlFunctionCategory category,
            SqlSyntax syntax,
            List<SqlOperator> found,
            SqlNameMatcher matcher) {
        operators.lookupOperatorOverloads(name, category, syntax, found, matcher);
        if (syntax == SqlSyntax.FUNCTION && found.isEmpty() && name.isSimple()) {
            // Written as a function, but with a syntax of its own: COUNT(*), CAST(x AS t).
            found.addAll(special.getOrDefault(name.getSimple().toUpperCase(Locale.ROOT), List.of()));
        }
    }

    @Override
    public List<SqlOperator> getOperatorList() {
        return operators.getOperatorList();
    }
}
