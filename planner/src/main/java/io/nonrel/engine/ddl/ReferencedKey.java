package io.nonrel.engine.ddl;

import io.nonrel.planner.catalog.Constraint;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.logical.mistake.Place;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.IndexDefinition;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;

/** What a foreign key may refer to: columns of which no two rows have the same values. */
final class ReferencedKey {

    private ReferencedKey() {}

    /** Refuses columns that are neither the primary key nor unique; their order doesn't matter. */
    static void require(Table table, List<String> columns, SqlIdentifier written) {
        if (table.primaryKey() != null && same(table.primaryKey().columns(), columns)) {
            return;
        }
        List<String> fields =
                columns.stream().map(c -> table.column(c).orElseThrow().field()).toList();
        boolean unique =
                table.uniques().stream().map(Constraint.Unique::columns).anyMatch(u -> same(u, columns))
                        || table.indexes().stream().anyMatch(i -> i.unique() && same(fields(i), fields))
                        || table.uniqueIndexes().stream().anyMatch(i -> i.isPlain() && same(i.fields(), fields));
        if (!unique) {
            throw ErrorCode.INVALID_FOREIGN_KEY.error(
                    "A foreign key can't refer to %s.%s (%s): no PRIMARY KEY or UNIQUE constraint has just these columns%s",
                    table.schema(), table.name(), String.join(", ", columns), Place.at(written));
        }
    }

    private static List<String> fields(IndexDefinition index) {
        return index.fields().stream().map(IndexDefinition.Field::name).toList();
    }

    private static boolean same(Collection<String> a, Collection<String> b) {
        return new HashSet<>(a).equals(new HashSet<>(b));
    }
}
