package io.nonrel.planner.logical;

import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.planner.logical.catalogreader.CatalogTree;
import io.nonrel.planner.logical.type.NonrelTypeFactory;
import io.nonrel.planner.logical.type.TypeMapping;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * Plans one query with parameters. What a parameter's use tells is its type; where the use tells nothing or something that the
 * bound value may not fit into, the bound value's type is, as if the value stood there as a literal. For one thread and one use.
 */
final class TypedPlanning {

    /** Guesses for a parameter without use and value, when VARCHAR makes no valid statement. */
    private static final List<TypeName> GUESSES =
            List.of(TypeName.INTEGER, TypeName.DOUBLE, TypeName.TIMESTAMP, TypeName.DATE, TypeName.BOOLEAN);

    private static final int MAX_GUESSES = 216;

    /** What a wrong guess of a type can lead to. */
    private static final Set<ErrorCode> MAY_BE_TYPES = EnumSet.of(
            ErrorCode.TYPE_MISMATCH,
            ErrorCode.UNDEFINED_FUNCTION,
            ErrorCode.INVALID_STATEMENT,
            ErrorCode.INVALID_FUNCTION_ARGUMENT);

    private final Validation validation;
    private final CatalogTree tree;
    private final LogicalContext context;
    private final SqlNode query;
    private final int count;

    TypedPlanning(Validation validation, CatalogTree tree, LogicalContext context, SqlNode query) {
        this.validation = validation;
        this.tree = tree;
        this.context = context;
        this.query = query;
        this.count = ParameterCount.of(query);
    }

    /** A plan and what it took its parameters for. */
    record Typed(Validation.Validated validated, RelRoot root, ParameterTyping parameters, int count) {}

    Typed plan() {
        if (count == 0) {
            return attempt(Map.of());
        }
        Typed inferred;
        try {
            inferred = attempt(Map.of());
        } catch (NonrelException e) {
            if (!MAY_BE_TYPES.contains(e.code())) {
                throw e;
            }
            return planAsBound(e);
        }
        Map<Integer, RelDataType> winners = winners(inferred.parameters());
        if (winners.isEmpty()) {
            return inferred;
        }
        try {
            return attempt(winners);
        } catch (NonrelException e) {
            // The place takes the type of the use only; whether the value fits is seen when it is converted.
            return inferred;
        }
    }

    private Map<Integer, RelDataType> winners(ParameterTyping parameters) {
        Map<Integer, RelDataType> winners = new HashMap<>();
        for (int i = 0; i < count; i++) {
            ColumnType bound = known(i);
            if (bound != null
                    && (parameters.descriptor(i).open()
                            || BoundType.wins(parameters.descriptor(i).type(), bound))) {
                winners.put(i, rel(bound));
            }
        }
        return winners;
    }

    private Typed planAsBound(NonrelException failure) {
        Map<Integer, RelDataType> types = new HashMap<>();
        for (int i = 0; i < count; i++) {
            ColumnType bound = known(i);
            if (bound != null) {
                types.put(i, rel(bound));
            }
        }
        NonrelException last = failure;
        if (!types.isEmpty()) {
            try {
                return attempt(types);
            } catch (NonrelException e) {
                last = e;
            }
        }
        Typed guessed = guess(types);
        if (guessed == null) {
            throw last;
        }
        return guessed;
    }

    /**
     * Tries types for the parameters: one type for all that nothing is known of, then combinations. A type that is known may
     * be replaced too, because a function may want INTEGER where a BIGINT was bound; the value is converted then.
     */
    private @Nullable Typed guess(Map<Integer, RelDataType> known) {
        for (TypeName guess : GUESSES) {
            Map<Integer, RelDataType> types = new HashMap<>(known);
            for (int i = 0; i < count; i++) {
                types.putIfAbsent(i, rel(ColumnType.of(guess)));
            }
            Typed typed = attemptOrNull(types);
            if (typed != null) {
                return typed;
            }
        }
        int choices = GUESSES.size() + 1;
        double combinations = Math.pow(choices, count);
        for (int n = 1; n < Math.min(combinations, MAX_GUESSES); n++) {
            Map<Integer, RelDataType> types = new HashMap<>(known);
            int rest = n;
            for (int i = 0; i < count; i++) {
                if (rest % choices > 0) {
                    types.put(i, rel(ColumnType.of(GUESSES.get(rest % choices - 1))));
                }
                rest /= choices;
            }
            Typed typed = attemptOrNull(types);
            if (typed != null) {
                return typed;
            }
        }
        return null;
    }

    private @Nullable Typed attemptOrNull(Map<Integer, RelDataType> types) {
        try {
            return attempt(types);
        } catch (NonrelException e) {
            return null;
        }
    }

    private Typed attempt(Map<Integer, RelDataType> types) {
        ParameterTyping parameters = new ParameterTyping();
        Validation.Validated validated =
                validation.validate(ParameterReplacement.of(query, types), tree, context.schema(), parameters);
        RelRoot root = validation.convert(validated, Conversion.newCluster());
        types.forEach(parameters::fix);
        return new Typed(validated, root, parameters, count);
    }

    /** The type of the bound value; null when there is none, or it is NULL, which has any type. */
    private @Nullable ColumnType known(int index) {
        ColumnType bound = context.bound(index);
        return bound == null || bound.name() == TypeName.NULL || bound.name() == TypeName.OTHER ? null : bound;
    }

    private static RelDataType rel(ColumnType type) {
        return TypeMapping.toRel(type, true, NonrelTypeFactory.INSTANCE);
    }
}
