package io.nonrel.engine.catalog;

import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.CatalogObject;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Sequence;
import io.nonrel.planner.catalog.SystemTable;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.catalog.View;
import io.nonrel.planner.parser.wording.NearestNames;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the names of a statement mean, exactly as spelt first, then the only one that differs in case. Immutable.
 *
 * @param catalog the snapshot to look in
 * @param schema where unqualified names are looked up
 */
public record CatalogNames(Catalog catalog, String schema) {

    /**
     * The place of an object, which need not exist.
     *
     * @param schema an existing schema, exactly spelt
     * @param name as written
     */
    public record Place(String schema, String name) {}

    /** The one of the names that is meant. */
    public static Optional<String> find(Collection<String> names, String name, ErrorCode ambiguous) {
        if (names.contains(name)) {
            return Optional.of(name);
        }
        List<String> fits =
                names.stream().filter(name::equalsIgnoreCase).sorted().toList();
        if (fits.size() > 1) {
            throw ambiguous.error("%s is ambiguous: %s. Quote the one you mean", name, String.join(", ", fits));
        }
        return fits.stream().findFirst();
    }

    /** The schema of that name. */
    public String schema(String name) {
        return schema(name, null);
    }

    /** The schema of that name, which an error says to be at a place of the statement. */
    public String schema(String name, @Nullable SqlNode written) {
        return find(catalog.schemas(), name, ErrorCode.AMBIGUOUS_NAME)
                .orElseThrow(() -> ErrorCode.UNDEFINED_SCHEMA.error(
                        "There is no schema %s%s%s",
                        name,
                        NearestNames.hint(name, catalog.schemas()),
                        written == null ? "" : io.nonrel.planner.logical.mistake.Place.at(written)));
    }

    /** The place that a name means. */
    public Place place(SqlIdentifier name) {
        if (name.names.size() > 2) {
            throw ErrorCode.INVALID_STATEMENT.error("%s has too many parts: write schema.name", name);
        }
        return name.isSimple()
                ? new Place(schema(schema), name.getSimple())
                : new Place(schema(name.names.get(0), name), name.names.get(1));
    }

    /** The place of something to be created or changed: not in a system schema. */
    public Place writablePlace(SqlIdentifier name) {
        Place place = place(name);
        if (SystemSchemas.contains(place.schema)) {
            throw ErrorCode.WRONG_OBJECT_TYPE.error(
                    "%s belongs to the driver: nothing in it can be made, changed or dropped", place.schema);
        }
        return place;
    }

    /** The object that a name means, if there is one. */
    public Optional<CatalogObject> object(SqlIdentifier name) {
        if (name.names.size() == 2
                && find(catalog.schemas(), name.names.get(0), ErrorCode.AMBIGUOUS_NAME)
                        .isEmpty()) {
            return Optional.empty();
        }
        Place place = place(name);
        return find(namesIn(place.schema), place.name, ErrorCode.AMBIGUOUS_NAME)
                .flatMap(found -> catalog.object(place.schema, found))
                .filter(o -> !(o instanceof Sequence s && s.internal()));
    }

    /** The table that a name means; views and others are refused. */
    public Table table(SqlIdentifier name) {
        CatalogObject object = object(name).orElseThrow(() -> undefinedTable(name));
        if (object instanceof Table table) {
            return table;
        }
        throw wrongKind(object, "a table", name);
    }

    /** The error for a name that means nothing. */
    public NonrelException undefinedTable(SqlIdentifier name) {
        return undefined("table", name);
    }

    /** The error for the name of a table or view that means nothing. */
    public NonrelException undefined(String kind, SqlIdentifier name) {
        Place place = place(name);
        return ErrorCode.UNDEFINED_TABLE
                .error(
                        "There is no %s %s in schema %s%s%s",
                        kind,
                        place.name,
                        place.schema,
                        NearestNames.hint(place.name, namesIn(place.schema)),
                        io.nonrel.planner.logical.mistake.Place.at(name))
                .with("table", place.name);
    }

    /** The error for the name of a sequence that means nothing. */
    public NonrelException undefinedSequence(SqlIdentifier name) {
        Place place = place(name);
        return ErrorCode.UNDEFINED_OBJECT.error(
                "There is no sequence %s in schema %s%s%s",
                place.name,
                place.schema,
                NearestNames.hint(place.name, namesIn(place.schema)),
                io.nonrel.planner.logical.mistake.Place.at(name));
    }

    /** The error for a name that means something else than the statement needs. */
    public static NonrelException wrongKind(CatalogObject object, String wanted, SqlIdentifier written) {
        return ErrorCode.WRONG_OBJECT_TYPE.error(
                "%s.%s is %s, not %s%s",
                object.schema(),
                object.name(),
                kindOf(object),
                wanted,
                io.nonrel.planner.logical.mistake.Place.at(written));
    }

    /** What an object is, with its article. */
    public static String kindOf(CatalogObject object) {
        if (object instanceof Table) {
            return "a table";
        }
        if (object instanceof View) {
            return "a view";
        }
        return object instanceof SystemTable ? "a system table" : "a sequence";
    }

    /** The column of a table that a name means. */
    public static Column column(Table table, String name) {
        return column(table, new SqlIdentifier(name, SqlParserPos.ZERO));
    }

    /** The column of a table that a name in a statement means; the last part of it counts. */
    public static Column column(Table table, SqlIdentifier written) {
        String name = written.names.get(written.names.size() - 1);
        return columnIfThere(table, name).orElseThrow(() -> {
            List<String> names =
                    table.visibleColumns().stream().map(Column::name).toList();
            return ErrorCode.UNDEFINED_COLUMN
                    .error(
                            "There is no column %s in table %s.%s%s%s",
                            name,
                            table.schema(),
                            table.name(),
                            NearestNames.hint(name, names),
                            io.nonrel.planner.logical.mistake.Place.at(written))
                    .with("column", name);
        });
    }

    /** The column of a table that a name means, if there is one. */
    public static Optional<Column> columnIfThere(Table table, String name) {
        List<String> names = table.visibleColumns().stream().map(Column::name).toList();
        return find(names, name, ErrorCode.AMBIGUOUS_COLUMN).flatMap(table::column);
    }

    private List<String> namesIn(String exactSchema) {
        return catalog.objects(exactSchema).stream()
                .filter(o -> !(o instanceof Sequence s && s.internal()))
                .map(CatalogObject::name)
                .toList();
    }
}
