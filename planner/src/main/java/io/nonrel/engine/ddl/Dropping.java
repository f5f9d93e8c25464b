package io.nonrel.engine.ddl;

import io.nonrel.engine.catalog.CatalogChange;
import io.nonrel.engine.catalog.CatalogNames;
import io.nonrel.engine.catalog.Leftover;
import io.nonrel.engine.catalog.SystemSchemas;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.CatalogObject;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Constraint;
import io.nonrel.planner.catalog.Sequence;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.catalog.View;
import io.nonrel.planner.logical.mistake.Place;
import io.nonrel.planner.parser.wording.NearestNames;
import io.nonrel.planner.statement.Drop;
import io.nonrel.spi.ErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlIdentifier;

/** DROP SCHEMA, TABLE, VIEW and SEQUENCE. */
final class Dropping {

    private final DdlContext context;

    Dropping(DdlContext context) {
        this.context = context;
    }

    void run(Drop statement) {
        Set<CatalogObject> objects = new LinkedHashSet<>();
        CatalogChange change = new CatalogChange();
        List<String> schemas = new ArrayList<>();
        for (SqlIdentifier name : statement.names()) {
            if (statement.kind() == Drop.Kind.SCHEMA) {
                schema(name, statement).ifPresent(schema -> {
                    schemas.add(schema);
                    objects.addAll(contents(schema, statement.cascade()));
                });
            } else {
                object(name, statement).ifPresent(objects::add);
            }
        }
        if (objects.isEmpty() && schemas.isEmpty()) {
            return;
        }
        drop(objects, change, statement.cascade());
        schemas.forEach(change::removeSchema);
        List<Leftover> leftovers = new ArrayList<>();
        for (CatalogObject object : objects) {
            if (object instanceof Table table) {
                leftovers.addAll(UniqueIndexChanges.collections(table));
            }
        }
        context.catalog().discard(change, leftovers, null);
        for (CatalogObject object : objects) {
            if (object instanceof Sequence sequence) {
                context.sequences().forget(sequence.schema(), sequence.name());
            }
        }
    }

    private Optional<String> schema(SqlIdentifier written, Drop statement) {
        String name = written.names.get(written.names.size() - 1);
        Optional<String> found = CatalogNames.find(context.snapshot().schemas(), name, ErrorCode.AMBIGUOUS_NAME);
        if (found.isEmpty() && !statement.ifExists()) {
            throw ErrorCode.UNDEFINED_SCHEMA.error(
                    "There is no schema %s%s%s",
                    name, NearestNames.hint(name, context.snapshot().schemas()), Place.at(written));
        }
        found.ifPresent(schema -> {
            if (SystemSchemas.contains(schema) || schema.equals(Catalog.DEFAULT_SCHEMA)) {
                throw ErrorCode.WRONG_OBJECT_TYPE.error("Schema %s belongs to every database: it stays", schema);
            }
        });
        return found;
    }

    private List<CatalogObject> contents(String schema, boolean cascade) {
        List<CatalogObject> contents = List.copyOf(context.snapshot().objects(schema));
        if (!contents.isEmpty() && !cascade) {
            throw ErrorCode.DEPENDENT_OBJECTS.error(
                    "Schema %s is not empty: it has %s; CASCADE drops all in it",
                    schema, contents.get(0).name());
        }
        return contents;
    }

    private Optional<CatalogObject> object(SqlIdentifier name, Drop statement) {
        Optional<CatalogObject> found = context.names().object(name);
        String wanted = "a " + statement.kind().name().toLowerCase(Locale.ROOT);
        if (found.isEmpty()) {
            if (statement.ifExists()) {
                return found;
            }
            if (statement.kind() == Drop.Kind.SEQUENCE) {
                throw context.names().undefinedSequence(name);
            }
            throw context.names().undefined(statement.kind().name().toLowerCase(Locale.ROOT), name);
        }
        CatalogObject object = found.get();
        boolean fits =
                switch (statement.kind()) {
                    case TABLE -> object instanceof Table;
                    case VIEW -> object instanceof View;
                    case SEQUENCE -> object instanceof Sequence;
                    case SCHEMA -> false;
                };
        if (!fits) {
            throw CatalogNames.wrongKind(object, wanted, name);
        }
        return found;
    }

    /** Adds the removal of objects and of what goes with them. */
    private void drop(Set<CatalogObject> objects, CatalogChange change, boolean cascade) {
        for (CatalogObject object : List.copyOf(objects)) {
            if (object instanceof Table table) {
                objects.addAll(sequencesOf(table));
            }
        }
        objects.forEach(change::remove);
        for (CatalogObject object : objects) {
            if (object instanceof Table table) {
                dropReferences(table, objects, change, cascade);
            }
        }
        String first = objects.isEmpty() ? "" : objects.iterator().next().name();
        new Dependents(context).resolve(change, cascade, first);
    }

    private List<Sequence> sequencesOf(Table table) {
        List<Sequence> sequences = new ArrayList<>();
        for (Column column : table.columns()) {
            if (column.identity() != null) {
                context.snapshot()
                        .object(table.schema(), column.identity().sequence())
                        .filter(Sequence.class::isInstance)
                        .map(Sequence.class::cast)
                        .ifPresent(sequences::add);
            }
        }
        return sequences;
    }

    private void dropReferences(Table dropped, Set<CatalogObject> objects, CatalogChange change, boolean cascade) {
        Catalog after = change.applyTo(context.snapshot());
        for (String schema : after.schemas()) {
            for (CatalogObject object : after.objects(schema)) {
                if (object instanceof Table table && !objects.contains(table) && refersTo(table, dropped)) {
                    if (!cascade) {
                        throw ErrorCode.DEPENDENT_OBJECTS.error(
                                "Table %s is referred to by a foreign key of %s.%s; CASCADE drops that key",
                                dropped.name(), table.schema(), table.name());
                    }
                    TableBuilder builder = new TableBuilder(table);
                    builder.foreignKeys.removeIf(f -> isReference(f, dropped));
                    change.put(builder.build());
                }
            }
        }
    }

    private static boolean refersTo(Table table, Table dropped) {
        return table.foreignKeys().stream().anyMatch(f -> isReference(f, dropped));
    }

    private static boolean isReference(Constraint.ForeignKey key, Table table) {
        return key.referencedSchema().equals(table.schema())
                && key.referencedTable().equals(table.name());
    }
}
