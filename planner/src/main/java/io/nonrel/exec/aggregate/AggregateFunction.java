package io.nonrel.exec.aggregate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The aggregate functions, each with the names that SQL has for it. To add one: a constant here, a case in {@link AggregateCall}. */
public enum AggregateFunction {
    COUNT,
    SUM,
    /** SUM with 0 instead of NULL for no values; the planner makes it of COUNT. */
    SUM0("$SUM0"),
    AVG,
    MIN,
    MAX,
    EVERY("BOOL_AND", "LOGICAL_AND"),
    SOME("BOOL_OR", "LOGICAL_OR", "ANY"),
    ANY_VALUE,
    /** What a scalar sub-query gives: an error for more than one row. */
    SINGLE_VALUE,
    FIRST_VALUE("FIRST"),
    LAST_VALUE("LAST"),
    LISTAGG("STRING_AGG", "GROUP_CONCAT"),
    STDDEV_POP,
    STDDEV_SAMP("STDDEV"),
    VAR_POP,
    VAR_SAMP("VARIANCE"),
    COVAR_POP,
    COVAR_SAMP,
    CORR,
    REGR_COUNT,
    REGR_SXX,
    REGR_SYY,
    REGR_SXY,
    REGR_AVGX,
    REGR_AVGY,
    REGR_SLOPE,
    REGR_INTERCEPT,
    REGR_R2,
    BIT_AND("BITAND_AGG"),
    BIT_OR("BITOR_AGG"),
    BIT_XOR("BITXOR_AGG"),
    PERCENTILE_CONT,
    PERCENTILE_DISC,
    MODE,
    /** Which of its arguments, columns of the grouping, are not grouped by: a bit each, the last argument's is lowest. */
    GROUPING("GROUPING_ID"),
    /** Tells equal grouping sets apart, from 0. */
    GROUP_ID;

    private static final Map<String, AggregateFunction> BY_NAME = new HashMap<>();

    static {
        for (AggregateFunction function : values()) {
            BY_NAME.put(function.name(), function);
            function.aliases.forEach(alias -> BY_NAME.put(alias, function));
        }
    }

    private final List<String> aliases;

    AggregateFunction(String... aliases) {
        this.aliases = Arrays.asList(aliases);
    }

    /** The function of an SQL name, in any case. */
    public static Optional<AggregateFunction> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toUpperCase(Locale.ROOT)));
    }

    /** Whether its result depends on the grouping set alone. */
    boolean isOfGroupingSet() {
        return this == GROUPING || this == GROUP_ID;
    }

    /** Whether the order in which rows are taken can change the result. */
    public boolean dependsOnOrder() {
        return this == LISTAGG || this == FIRST_VALUE || this == LAST_VALUE || this == ANY_VALUE;
    }

    boolean isSample() {
        return this == STDDEV_SAMP || this == VAR_SAMP;
    }

    boolean isDeviation() {
        return this == STDDEV_SAMP || this == STDDEV_POP;
    }
}
