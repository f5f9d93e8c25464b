package io.nonrel.engine.system;

import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import java.util.ArrayList;
import java.util.List;

/** Writes the columns of a system table in one line: names, and a sign for those that are no text. */
final class SystemColumns {

    private static final ColumnType TEXT = ColumnType.of(TypeName.VARCHAR);
    private static final ColumnType NUMBER = ColumnType.of(TypeName.BIGINT);
    private static final ColumnType PERCENT = new ColumnType(TypeName.DECIMAL, 5, 2);
    private static final ColumnType MOMENT = ColumnType.of(TypeName.TIMESTAMP_WITH_TIME_ZONE, 9);

    private SystemColumns() {}

    /**
     * Columns of the names given, separated by spaces: {@code #} before a name makes it a BIGINT, {@code %} a DECIMAL
     * with two digits behind the point, {@code @} a TIMESTAMP WITH TIME ZONE, else it is a VARCHAR.
     */
    static List<Column> of(String names) {
        List<Column> columns = new ArrayList<>();
        for (String name : names.split(" ", -1)) {
            columns.add(
                    switch (name.charAt(0)) {
                        case '#' -> Column.of(name.substring(1), NUMBER, true);
                        case '%' -> Column.of(name.substring(1), PERCENT, true);
                        case '@' -> Column.of(name.substring(1), MOMENT, true);
                        default -> Column.of(name, TEXT, true);
                    });
        }
        return columns;
    }
}
