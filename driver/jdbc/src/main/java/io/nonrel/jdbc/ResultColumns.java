package io.nonrel.jdbc;

import io.nonrel.jdbc.error.SqlExceptions;
import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.spi.ErrorCode;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of a result, shared by all results of one prepared statement. Immutable but for what it looks up once. */
final class ResultColumns {

    static final ResultColumns NONE = new ResultColumns(List.of());

    private final List<ColumnDescriptor> descriptors;
    private final ColumnType[] types;
    private volatile @Nullable Map<String, Integer> exact;
    private volatile @Nullable Map<String, Integer> anyCase;

    ResultColumns(List<ColumnDescriptor> descriptors) {
        this.descriptors = descriptors;
        this.types = new ColumnType[descriptors.size()];
        for (int i = 0; i < types.length; i++) {
            types[i] = descriptors.get(i).type();
        }
    }

    /** These columns if they are of that list, else new ones. */
    ResultColumns reuse(List<ColumnDescriptor> list) {
        return list == descriptors ? this : new ResultColumns(list);
    }

    int count() {
        return types.length;
    }

    /** The type of a column, counted from 0. */
    ColumnType type(int index) {
        return types[index];
    }

    /** The column with a number from 1. */
    ColumnDescriptor descriptor(int column) throws SQLException {
        checkNumber(column);
        return descriptors.get(column - 1);
    }

    /** Throws for a number outside of 1 to the count. */
    void checkNumber(int column) throws SQLException {
        if (column < 1 || column > types.length) {
            throw SqlExceptions.error(
                    ErrorCode.INVALID_PARAMETER_INDEX,
                    types.length == 0
                            ? "There is no column %d: the result has none"
                            : "There is no column %d: the columns are 1 to %d",
                    column,
                    types.length);
        }
    }

    /** The number of the first column with a label, compared with exact case, then in any case. */
    int find(String label) throws SQLException {
        Integer found = exact().get(label);
        if (found == null) {
            found = anyCase().get(label.toLowerCase(Locale.ROOT));
        }
        if (found == null) {
            String labels = descriptors.stream().map(ColumnDescriptor::label).collect(Collectors.joining(", "));
            throw SqlExceptions.error(
                    ErrorCode.INVALID_PARAMETER_INDEX, "There is no column '%s': the columns are %s", label, labels);
        }
        return found;
    }

    private Map<String, Integer> exact() {
        Map<String, Integer> map = exact;
        if (map == null) {
            map = new HashMap<>();
            for (int i = 0; i < types.length; i++) {
                map.putIfAbsent(descriptors.get(i).label(), i + 1);
            }
            exact = map;
        }
        return map;
    }

    private Map<String, Integer> anyCase() {
        Map<String, Integer> map = anyCase;
        if (map == null) {
            map = new HashMap<>();
            for (int i = 0; i < types.length; i++) {
                map.putIfAbsent(descriptors.get(i).label().toLowerCase(Locale.ROOT), i + 1);
            }
            anyCase = map;
        }
        return map;
    }
}
