package io.nonrel.planner;

import io.nonrel.planner.catalog.ColumnType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a statement is planned with of the values bound to its parameters, by position. Immutable.
 *
 * @param types of the values that stand in the statement as literals of their type would; {@code NULL} for the literal NULL, null
 *     for a parameter that its use types. Empty when nothing is bound yet
 * @param literals the run-time values themselves, for a statement that can't be understood without them; else empty
 */
public record Bindings(List<@Nullable ColumnType> types, List<@Nullable Object> literals) {

    /** Nothing is bound yet. */
    public static final Bindings NONE = new Bindings(List.of(), List.of());

    public Bindings {
        types = copy(types);
        literals = copy(literals);
    }

    /** Types of the bound values. */
    public static Bindings of(List<@Nullable ColumnType> types) {
        return types.isEmpty() ? NONE : new Bindings(types, List.of());
    }

    private static <T> List<@Nullable T> copy(List<@Nullable T> list) {
        return list.isEmpty() ? List.of() : Collections.unmodifiableList(new ArrayList<>(list));
    }

    /** Type of the value bound to a parameter, null when its use tells the type. */
    public @Nullable ColumnType type(int index) {
        return index < types.size() ? types.get(index) : null;
    }
}
