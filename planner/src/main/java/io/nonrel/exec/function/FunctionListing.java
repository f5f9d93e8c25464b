package io.nonrel.exec.function;

import io.nonrel.planner.catalog.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.ImplicitCastOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeFamily;

/**
 * A function as tools list it.
 *
 * @param name in SQL
 * @param remarks what it gives, empty for a function of the standard that our documentation doesn't describe
 * @param parameters as far as they have names
 */
public record FunctionListing(String name, String remarks, List<Parameter> parameters) {

    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]*");
    /** Names of parameters that have the same type wherever they stand. */
    private static final Map<String, TypeName> TYPES = Map.ofEntries(
            Map.entry("string", TypeName.VARCHAR),
            Map.entry("characters", TypeName.VARCHAR),
            Map.entry("part", TypeName.VARCHAR),
            Map.entry("separator", TypeName.VARCHAR),
            Map.entry("fill", TypeName.VARCHAR),
            Map.entry("pattern", TypeName.VARCHAR),
            Map.entry("regex", TypeName.VARCHAR),
            Map.entry("count", TypeName.BIGINT),
            Map.entry("length", TypeName.BIGINT),
            Map.entry("start", TypeName.BIGINT));

    /** What the operator table has beside functions that a statement can call anywhere. */
    private static final Set<String> INTERNAL = Set.of(
            "CLASSIFIER",
            "FIRST",
            "HOP",
            "HOP_END",
            "HOP_START",
            "JSON_ARRAYAGG_ABSENT_ON_NULL",
            "JSON_OBJECTAGG_NULL_ON_NULL",
            "LAST",
            "MATCH_NUMBER",
            "NEXT",
            "PREV",
            "SESSION",
            "SESSION_END",
            "SESSION_START",
            "SINGLE_VALUE",
            "TRANSLATE3",
            "TUMBLE",
            "TUMBLE_END",
            "TUMBLE_START",
            "VARIANTNULL");

    private static final Pattern PARAMETER = Pattern.compile("\\b[a-z][a-z0-9_]*\\b");

    public FunctionListing {
        parameters = List.copyOf(parameters);
    }

    /**
     * One parameter.
     *
     * @param type OTHER when several types are possible
     */
    public record Parameter(String name, TypeName type) {}

    /** All functions, by name, each name once: with the parameters of its first form. */
    public static List<FunctionListing> all() {
        Map<String, FunctionListing> all = new TreeMap<>();
        for (FunctionDefinition function : Functions.all()) {
            String signature = function.signature();
            int open = signature.indexOf('(');
            String name = open < 0 ? function.name() : signature.substring(0, open);
            if (function.operator() instanceof SqlFunction && NAME.matcher(name).matches()) {
                all.putIfAbsent(
                        name, new FunctionListing(name, function.description(), parameters(signature, function)));
            }
        }
        for (SqlOperator operator : FunctionTable.INSTANCE.getOperatorList()) {
            boolean callable = operator instanceof SqlFunction && !INTERNAL.contains(operator.getName());
            if (callable && NAME.matcher(operator.getName()).matches()) {
                String remarks = operator.isAggregator() ? "an aggregate" : "";
                all.putIfAbsent(operator.getName(), new FunctionListing(operator.getName(), remarks, List.of()));
            }
        }
        return List.copyOf(all.values());
    }

    private static List<Parameter> parameters(String signature, FunctionDefinition function) {
        int open = signature.indexOf('(');
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = PARAMETER.matcher(signature.substring(Math.max(open, 0)));
        while (matcher.find()) {
            names.add(matcher.group());
        }
        List<Parameter> parameters = new ArrayList<>();
        for (String name : names) {
            TypeName type = type(function.operator(), parameters.size());
            parameters.add(new Parameter(name, type == TypeName.OTHER ? TYPES.getOrDefault(name, type) : type));
        }
        return parameters;
    }

    private static TypeName type(SqlOperator operator, int position) {
        if (!(operator.getOperandTypeChecker() instanceof ImplicitCastOperandTypeChecker checker)
                || !operator.getOperandCountRange().isValidCount(position + 1)) {
            return TypeName.OTHER;
        }
        SqlTypeFamily family = checker.getOperandSqlTypeFamily(position);
        return switch (family) {
            case CHARACTER, STRING -> TypeName.VARCHAR;
            case INTEGER -> TypeName.BIGINT;
            case NUMERIC, EXACT_NUMERIC, DECIMAL -> TypeName.DECIMAL;
            case APPROXIMATE_NUMERIC -> TypeName.DOUBLE;
            case BOOLEAN -> TypeName.BOOLEAN;
            case BINARY -> TypeName.VARBINARY;
            case DATE -> TypeName.DATE;
            case TIME -> TypeName.TIME;
            case TIMESTAMP, DATETIME -> TypeName.TIMESTAMP;
            default -> TypeName.OTHER;
        };
    }
}
