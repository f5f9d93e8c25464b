package io.nonrel.planner.logical;

import io.nonrel.planner.Bindings;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.planner.logical.catalogreader.CatalogTree;
import io.nonrel.planner.logical.type.NonrelTypeFactory;
import io.nonrel.planner.logical.type.TypeMapping;
import io.nonrel.spi.NonrelException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlNode;

/**
 * Plans one query with parameters. Each parameter whose bound type is given stands there as a literal of that type would; the
 * others have the type that their use tells, and without one are taken for text or whatever makes a valid query: that is only
 * to describe statements before anything is bound. For one thread and one use.
 */
final class TypedPlanning {

    /** What may stand for all parameters that nothing is known of, when text makes no valid query. */
    private static final List<TypeName> GUESSES =
            List.of(TypeName.NULL, TypeName.INTEGER, TypeName.TIMESTAMP, TypeName.BOOLEAN);

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
        Bindings bindings = context.bindings();
        if (count == 0) {
            return attempt(query, Map.of(), new ParameterTyping());
        }
        Map<Integer, RelDataType> types = new HashMap<>();
        for (int i = 0; i < count; i++) {
            ColumnType bound = bindings.type(i);
            if (bound != null && bound.name() != TypeName.OTHER) {
                types.put(i, rel(bound));
            }
        }
        if (!bindings.types().isEmpty()) {
            return attempt(
                    bindings.literals().isEmpty() ? query : BoundLiterals.in(query, bindings.literals()),
                    types,
                    new ParameterTyping());
        }
        ParameterTyping parameters = new ParameterTyping();
        try {
            return attempt(query, types, parameters);
        } catch (NonrelException e) {
            if (!Mistyping.isPossible(e)) {
                throw e;
            }
            return unbound(parameters, e);
        }
    }

    /** With one type for all parameters that the failed validation found none of, as far as it came; else for all. */
    private Typed unbound(ParameterTyping found, NonrelException failure) {
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (found.descriptor(i).open()) {
                open.add(i);
            }
        }
        List<Integer> all = IntStream.range(0, count).boxed().toList();
        for (List<Integer> guessed : open.isEmpty() || open.size() == count ? List.of(all) : List.of(open, all)) {
            for (TypeName guess : GUESSES) {
                Map<Integer, RelDataType> types = new HashMap<>();
                guessed.forEach(i -> types.put(i, rel(ColumnType.of(guess))));
                try {
                    return attempt(query, types, new ParameterTyping());
                } catch (NonrelException e) {
                    if (guess == TypeName.NULL && !Mistyping.isPossible(e)) {
                        // NULL fits everywhere: what is wrong now stays wrong, and the first failure was in its way.
                        throw e;
                    }
                    // The next guess, or none: then the statement waits for values.
                }
            }
        }
        throw failure;
    }

    private Typed attempt(SqlNode node, Map<Integer, RelDataType> types, ParameterTyping parameters) {
        SqlNode replaced =
                ParameterReplacement.of(node, types, !context.bindings().types().isEmpty());
        Validation.Validated validated = validation.validate(replaced, tree, context.schema(), parameters);
        RelRoot root = validation.convert(validated, Conversion.newCluster());
        types.forEach(parameters::fix);
        return new Typed(validated, root, parameters, count);
    }

    private static RelDataType rel(ColumnType type) {
        return TypeMapping.toRel(type, true, NonrelTypeFactory.INSTANCE);
    }
}
