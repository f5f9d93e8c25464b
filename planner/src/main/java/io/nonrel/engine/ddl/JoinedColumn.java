package io.nonrel.engine.ddl;

import io.nonrel.engine.catalog.CatalogNames;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.ReferencePath;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;

/**
 * The column that a dotted path means: foreign keys on the way, then a column. Immutable.
 *
 * @param path document fields
 * @param owners the tables of the foreign keys
 * @param table that has the column
 */
record JoinedColumn(List<String> path, List<Table> owners, Table table, Column column) {

    JoinedColumn {
        path = List.copyOf(path);
        owners = List.copyOf(owners);
    }

    static JoinedColumn find(Catalog catalog, Table start, SqlIdentifier written) {
        List<String> path = new ArrayList<>();
        List<Table> owners = new ArrayList<>();
        Table at = start;
        for (String name : written.names.subList(0, written.names.size() - 1)) {
            Table table = at;
            Column reference = CatalogNames.column(table, name);
            path.add(reference.field());
            owners.add(table);
            at = ReferencePath.hop(catalog, table, reference)
                    .orElseThrow(() -> noReference(written, table, reference))
                    .parent();
        }
        Column column = CatalogNames.column(at, written.names.get(written.names.size() - 1));
        if (column.valueType() == ValueType.LIST) {
            throw ErrorCode.INVALID_DEFINITION.error(
                    "CREATE INDEX on %s: column %s of %s is %s, and lists are not copied",
                    written, column.name(), at.name(), column.type());
        }
        path.add(column.field());
        return new JoinedColumn(path, owners, at, column);
    }

    private static NonrelException noReference(SqlIdentifier written, Table table, Column reference) {
        boolean declared =
                table.foreignKeys().stream().anyMatch(f -> f.columns().contains(reference.name()));
        return declared
                ? ErrorCode.INVALID_DEFINITION.error(
                        "CREATE INDEX on %s: the foreign key on %s.%s must be of that column alone and refer to a primary"
                                + " key or unique column of the same type, no floating point number or bytes",
                        written, table.name(), reference.name())
                : ErrorCode.INVALID_DEFINITION.error(
                        "CREATE INDEX on %s: column %s.%s has no foreign key to follow; ALTER TABLE %s ADD FOREIGN KEY (%s)"
                                + " REFERENCES … declares one",
                        written, table.name(), reference.name(), table.name(), reference.name());
    }
}
