package io.nonrel.exec.function;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlOperator;
import org.jspecify.annotations.Nullable;

/** All functions with an implementation here, by topic; the documentation lists them. */
public final class Functions {

    private static final List<FunctionDefinition> ALL = collect();
    private static final IdentityHashMap<SqlOperator, CallCompiler> COMPILERS = index();
    private static final Set<String> VOLATILE = ALL.stream()
            .filter(function -> !function.operator().isDeterministic())
            .map(FunctionDefinition::name)
            .collect(Collectors.toUnmodifiableSet());

    private Functions() {}

    /** Every function, topic by topic. */
    public static List<FunctionDefinition> all() {
        return ALL;
    }

    /** How calls of an operator become closures; null when it isn't one of these functions. */
    public static @Nullable CallCompiler compiler(SqlOperator operator) {
        return COMPILERS.get(operator);
    }

    /** Whether a name in upper case is that of a function with another value each time it is called. */
    public static boolean isVolatile(String name) {
        return VOLATILE.contains(name);
    }

    private static List<FunctionDefinition> collect() {
        List<FunctionDefinition> all = new ArrayList<>();
        all.addAll(TextFunctions.all());
        all.addAll(PatternFunctions.all());
        all.addAll(NumberFunctions.all());
        all.addAll(DateTimeFunctions.all());
        all.addAll(ConditionalFunctions.all());
        all.addAll(SessionFunctions.all());
        all.addAll(BinaryFunctions.all());
        return Collections.unmodifiableList(all);
    }

    private static IdentityHashMap<SqlOperator, CallCompiler> index() {
        IdentityHashMap<SqlOperator, CallCompiler> compilers = new IdentityHashMap<>();
        for (FunctionDefinition function : ALL) {
            compilers.put(function.operator(), function.compiler());
        }
        return compilers;
    }
}
