package io.nonrel.engine.ddl;

import io.nonrel.engine.catalog.CatalogNames;
import io.nonrel.planner.catalog.CatalogObject;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.logical.mistake.Place;
import io.nonrel.planner.parser.wording.NearestNames;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.sql.SqlIdentifier;
import org.jspecify.annotations.Nullable;

/** Finds indexes of all kinds by their names, with or without the table that they are on. */
final class IndexNames {

    private final DdlContext context;

    IndexNames(DdlContext context) {
        this.context = context;
    }

    static String last(SqlIdentifier name) {
        return name.names.get(name.names.size() - 1);
    }

    /** The table that has an index; ambiguous when several tables of a schema have it and none is written. */
    Optional<Table> owner(@Nullable SqlIdentifier owner, SqlIdentifier index, boolean ifExists) {
        String name = last(index);
        if (owner != null) {
            if (ifExists && context.names().object(owner).isEmpty()) {
                return Optional.empty();
            }
            Table table = context.names().table(owner);
            return exact(table, name).map(n -> table);
        }
        String schema = context.names().place(index).schema();
        List<Table> owners = new ArrayList<>();
        for (CatalogObject object : context.snapshot().objects(schema)) {
            if (object instanceof Table table && exact(table, name).isPresent()) {
                owners.add(table);
            }
        }
        if (owners.size() > 1) {
            throw ErrorCode.AMBIGUOUS_NAME.error(
                    "Index %s is ambiguous: %s.%s and %s.%s have one; add ON table",
                    name, schema, owners.get(0).name(), schema, owners.get(1).name());
        }
        return owners.stream().findFirst();
    }

    /** Names those of the table that was written, else of the schema. */
    NonrelException missing(@Nullable SqlIdentifier owner, SqlIdentifier index) {
        String name = last(index);
        Set<String> names = new TreeSet<>();
        String place;
        if (owner == null) {
            place = "in schema " + context.names().place(index).schema();
            for (CatalogObject object :
                    context.snapshot().objects(context.names().place(index).schema())) {
                if (object instanceof Table table) {
                    names.addAll(all(table));
                }
            }
        } else {
            Table table = context.names().table(owner);
            place = "on %s.%s".formatted(table.schema(), table.name());
            names.addAll(all(table));
        }
        return ErrorCode.UNDEFINED_OBJECT.error(
                "There is no index %s %s%s%s", name, place, NearestNames.hint(name, names), Place.at(index));
    }

    /** The name of a table's index as it is kept, whatever the case of the one given. */
    static Optional<String> exact(Table table, String name) {
        return CatalogNames.find(all(table), name, ErrorCode.AMBIGUOUS_NAME);
    }

    private static Set<String> all(Table table) {
        Set<String> names = new TreeSet<>();
        table.indexes().forEach(i -> names.add(i.name()));
        table.derivedIndexes().forEach(i -> names.add(i.name()));
        table.uniqueIndexes().forEach(i -> names.add(i.name()));
        return names;
    }
}
