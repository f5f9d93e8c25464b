package io.nonrel.engine.session;

import io.nonrel.engine.catalog.CatalogNames;
import io.nonrel.planner.catalog.CatalogObject;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.SystemTable;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.catalog.View;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.jspecify.annotations.Nullable;

/** The rows of DESCRIBE: name, type, nullable, default, key and comment of each column. */
final class Description {

    private final OpenSession session;

    Description(OpenSession session) {
        this.session = session;
    }

    List<@Nullable Object[]> rows(SqlIdentifier name) {
        CatalogNames names = new CatalogNames(session.catalog(), session.schema());
        CatalogObject object = names.object(name).orElseThrow(() -> names.undefinedTable(name));
        List<@Nullable Object[]> rows = new ArrayList<>();
        if (object instanceof Table table) {
            for (Column c : table.visibleColumns()) {
                rows.add(row(c, key(table, c)));
            }
        } else if (object instanceof SystemTable table) {
            table.columns().forEach(c -> rows.add(row(c, null)));
        } else if (object instanceof View view) {
            session.open()
                    .viewColumns(session.catalog(), view)
                    .forEach(d -> rows.add(row(Column.of(d.label(), d.type(), d.nullable()), null)));
        } else {
            throw CatalogNames.wrongKind(object, "a table or view", name);
        }
        return rows;
    }

    private static @Nullable Object[] row(Column c, @Nullable String key) {
        String generated = c.identity() == null ? c.generatedSql() : "GENERATED AS IDENTITY";
        return new @Nullable Object[] {
            c.name(),
            c.type().toString(),
            c.nullable() ? "YES" : "NO",
            c.defaultSql() == null ? generated : c.defaultSql(),
            key,
            c.comment()
        };
    }

    private static @Nullable String key(Table table, Column column) {
        if (table.primaryKey() != null && table.primaryKey().columns().contains(column.name())) {
            return "PRIMARY KEY";
        }
        return table.uniques().stream().anyMatch(u -> u.columns().contains(column.name())) ? "UNIQUE" : null;
    }
}
