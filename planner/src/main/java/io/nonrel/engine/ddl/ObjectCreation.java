package io.nonrel.engine.ddl;

import io.nonrel.engine.catalog.CatalogChange;
import io.nonrel.engine.catalog.CatalogNames;
import io.nonrel.engine.catalog.SystemSchemas;
import io.nonrel.planner.Plan;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.CatalogObject;
import io.nonrel.planner.catalog.Sequence;
import io.nonrel.planner.catalog.View;
import io.nonrel.planner.logical.catalogreader.CatalogTree;
import io.nonrel.planner.parser.SqlText;
import io.nonrel.planner.statement.AlterSequence;
import io.nonrel.planner.statement.CreateSchema;
import io.nonrel.planner.statement.CreateSequence;
import io.nonrel.planner.statement.CreateView;
import io.nonrel.spi.ErrorCode;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;

/** CREATE SCHEMA, VIEW and SEQUENCE, and ALTER SEQUENCE: what needs nothing of the store. */
final class ObjectCreation {

    private final DdlContext context;

    ObjectCreation(DdlContext context) {
        this.context = context;
    }

    void run(CreateSchema statement) {
        String name = statement.name().names.get(statement.name().names.size() - 1);
        Catalog catalog = context.snapshot();
        if (catalog.schemas().contains(name)) {
            if (statement.ifNotExists()) {
                return;
            }
            throw ErrorCode.DUPLICATE_SCHEMA.error("Schema %s exists already", name);
        }
        if (SystemSchemas.contains(name) || name.equals(CatalogTree.ROWS) || name.isEmpty()) {
            throw ErrorCode.INVALID_DEFINITION.error("A schema can't be called '%s': the driver uses the name", name);
        }
        context.catalog().commit(new CatalogChange().putSchema(name));
    }

    void run(CreateView statement) {
        CatalogNames.Place place = context.names().writablePlace(statement.name());
        Catalog catalog = context.snapshot();
        Optional<CatalogObject> existing = catalog.object(place.schema(), place.name());
        if (existing.isPresent()) {
            if (statement.ifNotExists()) {
                return;
            }
            if (!statement.orReplace()) {
                throw TableCreation.exists(catalog, place);
            }
            if (!(existing.get() instanceof View)) {
                throw CatalogNames.wrongKind(existing.get(), "a view", statement.name());
            }
        }
        // Without the old view: one that reads itself would never end.
        Catalog without = catalog.without(place.schema(), place.name());
        String text = SqlText.of(statement.query());
        Plan plan =
                context.compiler().plan(statement.query(), context.compiler().context(without, context.schema()));
        List<String> columns =
                statement.columns().stream().map(SqlIdentifier::getSimple).toList();
        if (!columns.isEmpty() && columns.size() != plan.columns().size()) {
            throw ErrorCode.WRONG_NUMBER_OF_VALUES.error(
                    "View %s names %d columns, and its query gives %d",
                    place.name(), columns.size(), plan.columns().size());
        }
        if (!plan.parameters().isEmpty()) {
            throw ErrorCode.INVALID_DEFINITION.error("A view can't have parameters");
        }
        List<String> names =
                columns.isEmpty() ? plan.columns().stream().map(c -> c.label()).toList() : columns;
        for (int i = 0; i < names.size(); i++) {
            if (names.indexOf(names.get(i)) < i) {
                throw ErrorCode.DUPLICATE_COLUMN.error(
                        "View %s would have two columns called %s: give one another name with AS",
                        place.name(), names.get(i));
            }
        }
        // Names without a schema mean the session's schema, which need not be the view's.
        boolean elsewhere = !place.schema().equals(context.names().schema(context.schema()));
        if (elsewhere) {
            text = SqlText.of(QualifiedNames.in(statement.query(), context.names()));
        }
        CatalogChange change = new CatalogChange().put(new View(place.schema(), place.name(), names, text));
        if (existing.isPresent()) {
            new Dependents(context).resolve(change, false, "View " + place.name());
        }
        context.catalog().commit(change);
    }

    void run(CreateSequence statement) {
        CatalogNames.Place place = context.names().writablePlace(statement.name());
        Catalog catalog = context.snapshot();
        if (catalog.object(place.schema(), place.name()).isPresent()) {
            if (statement.ifNotExists()) {
                return;
            }
            throw TableCreation.exists(catalog, place);
        }
        Sequence sequence = SequenceDefinitions.create(place.schema(), place.name(), statement.options(), false);
        // A sequence of this name may have been dropped by a process that ended before its position was forgotten.
        context.sequences().forget(place.schema(), place.name());
        context.catalog().commit(new CatalogChange().put(sequence));
    }

    void run(AlterSequence statement) {
        Optional<CatalogObject> found = context.names().object(statement.name());
        if (found.isEmpty()) {
            if (statement.ifExists()) {
                return;
            }
            throw context.names().undefinedSequence(statement.name());
        }
        if (!(found.get() instanceof Sequence sequence)) {
            throw CatalogNames.wrongKind(found.get(), "a sequence", statement.name());
        }
        Sequence changed = SequenceDefinitions.alter(sequence, statement.options());
        context.sequences().change(sequence, changed);
        context.catalog().commit(new CatalogChange().put(changed));
        if (statement.restart()) {
            long position = statement.restartWith() == null ? changed.start() : statement.restartWith();
            context.sequences()
                    .restart(changed.schema(), changed.name(), SequenceDefinitions.checkPosition(changed, position));
        }
    }
}
