package io.nonrel.engine.write;

import io.nonrel.engine.catalog.CatalogNames;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.parser.SqlParsing;
import io.nonrel.planner.statement.Insert;
import io.nonrel.spi.ErrorCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/** What a statement may do to the columns of its table. */
final class TargetColumns {

    private final Table table;

    TargetColumns(Table table) {
        this.table = table;
    }

    /** Positions of the columns that a list names, of all that users see when it is empty. */
    List<Integer> positions(List<SqlIdentifier> names) {
        List<Integer> positions = new ArrayList<>();
        if (names.isEmpty()) {
            table.visibleColumns().forEach(c -> positions.add(table.indexOf(c.name())));
            return positions;
        }
        Set<Integer> seen = new HashSet<>();
        for (SqlIdentifier name : names) {
            int position = position(name);
            if (!seen.add(position)) {
                throw twice(position);
            }
            positions.add(position);
        }
        return positions;
    }

    /** Position of the column that a name means; it may be written with its table. */
    int position(SqlIdentifier name) {
        Column column = CatalogNames.column(table, name);
        return table.indexOf(column.name());
    }

    RuntimeException twice(int position) {
        return ErrorCode.DUPLICATE_COLUMN.error(
                "Column %s is given twice", table.columns().get(position).name());
    }

    static boolean isDefault(SqlNode value) {
        return value.getKind() == SqlKind.DEFAULT;
    }

    /**
     * Whether values of an INSERT for a column are used at all.
     *
     * @return false when OVERRIDING USER VALUE leaves them aside
     * @throws io.nonrel.spi.NonrelException {@link ErrorCode#GENERATED_ALWAYS}
     */
    boolean takesValues(int position, Insert.Overriding overriding) {
        Column column = table.columns().get(position);
        if (column.generatedSql() != null) {
            throw generated(column, "only DEFAULT can be given for it");
        }
        Column.Identity identity = column.identity();
        if (identity == null || overriding == Insert.Overriding.SYSTEM_VALUE) {
            return true;
        }
        if (overriding == Insert.Overriding.USER_VALUE) {
            return false;
        }
        if (identity.always()) {
            throw generated(column, "OVERRIDING SYSTEM VALUE lets a value be given for it");
        }
        return true;
    }

    /** Whether an UPDATE may set a column to something else than DEFAULT. */
    void checkUpdatable(int position) {
        Column column = table.columns().get(position);
        boolean always = column.identity() != null && column.identity().always();
        if (column.generatedSql() != null || always) {
            throw generated(column, "it can be set to DEFAULT only");
        }
    }

    private RuntimeException generated(Column column, String remedy) {
        return ErrorCode.GENERATED_ALWAYS
                .error("Column %s of %s is always generated; %s", column.name(), table.name(), remedy)
                .with("column", column.name());
    }

    /** What DEFAULT stands for. */
    SqlNode defaultOf(int position) {
        Column column = table.columns().get(position);
        if (column.identity() != null) {
            return Sql.nextValue(table.schema(), column.identity().sequence());
        }
        return column.defaultSql() == null ? Sql.nullLiteral() : SqlParsing.parseExpression(column.defaultSql());
    }
}
