package io.nonrel.engine.ddl;

import io.nonrel.engine.catalog.CatalogChange;
import io.nonrel.engine.catalog.CatalogNames;
import io.nonrel.engine.catalog.Leftover;
import io.nonrel.engine.write.ConstraintViolations;
import io.nonrel.planner.catalog.CatalogObject;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.statement.CreateIndex;
import io.nonrel.planner.statement.DropIndex;
import io.nonrel.planner.statement.IndexColumn;
import io.nonrel.spi.Capability;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.IndexDefinition;
import io.nonrel.spi.NonrelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** CREATE INDEX and DROP INDEX. */
final class IndexChanges {

    private final DdlContext context;

    IndexChanges(DdlContext context) {
        this.context = context;
    }

    void run(CreateIndex statement) {
        Table table = context.names().table(statement.table());
        context.names().writablePlace(statement.table());
        String name = statement.name().names.get(statement.name().names.size() - 1);
        boolean exists = context.snapshot().objects(table.schema()).stream()
                .anyMatch(o -> o instanceof Table t && FreshNames.namesIn(t).anyMatch(name::equals));
        if (exists) {
            if (statement.ifNotExists()) {
                return;
            }
            throw ErrorCode.DUPLICATE_OBJECT.error(
                    "Schema %s has a constraint or index named %s already", table.schema(), name);
        }
        refuseDerived(statement);
        IndexDefinition index = definition(statement, table, name);
        TableBuilder builder = new TableBuilder(table);
        builder.indexes.add(index);
        create(table, index, new CatalogChange().put(builder.build()));
    }

    private void refuseDerived(CreateIndex statement) {
        if (!statement.lookups().isEmpty()) {
            throw ErrorCode.UNSUPPORTED.error(
                    "CREATE INDEX … FOR (%s): derived indexes are not available yet",
                    statement.lookups().get(0).lookup());
        }
        if (statement.where() != null) {
            throw ErrorCode.UNSUPPORTED.error("CREATE INDEX … WHERE: there are no partial indexes");
        }
        Capability needed = statement.unique() ? Capability.UNIQUE_INDEXES : Capability.INDEXES;
        if (!context.store().capabilities().contains(needed)) {
            throw ErrorCode.UNSUPPORTED.error(
                    "%s has no %s that could be created here",
                    context.store().product(), statement.unique() ? "unique indexes" : "indexes");
        }
    }

    private static IndexDefinition definition(CreateIndex statement, Table table, String name) {
        List<IndexDefinition.Field> fields = new ArrayList<>();
        for (IndexColumn column : statement.columns()) {
            if (!column.path().isSimple()) {
                throw ErrorCode.UNSUPPORTED.error(
                        "CREATE INDEX on %s: indexes over a foreign key are not available yet", column.path());
            }
            Column found = CatalogNames.column(table, column.path().getSimple());
            if (fields.stream().anyMatch(f -> f.name().equals(found.field()))) {
                throw ErrorCode.DUPLICATE_COLUMN.error("Column %s stands twice in index %s", found.name(), name);
            }
            fields.add(new IndexDefinition.Field(found.field(), column.descending()));
        }
        return new IndexDefinition(name, table.collection(), fields, statement.unique());
    }

    /** Builds an index over the rows that are there, then makes the change. */
    void create(Table table, IndexDefinition index, CatalogChange change) {
        try {
            context.catalog()
                    .build(
                            List.of(Leftover.index(table.collection(), index.name())),
                            () -> {
                                context.store().createIndex(index);
                                return null;
                            },
                            change);
        } catch (NonrelException e) {
            throw ConstraintViolations.translate(e, withIndex(table, index));
        }
    }

    private static Table withIndex(Table table, IndexDefinition index) {
        TableBuilder builder = new TableBuilder(table);
        builder.indexes.add(index);
        return builder.build();
    }

    void run(DropIndex statement) {
        String name = statement.name().names.get(statement.name().names.size() - 1);
        Optional<Table> owner = owner(statement, name);
        if (owner.isEmpty()) {
            if (statement.ifExists()) {
                return;
            }
            throw ErrorCode.UNDEFINED_OBJECT.error("There is no index %s", name);
        }
        Table table = owner.get();
        String exact = indexName(table, name).orElseThrow();
        boolean constraint = table.uniques().stream().anyMatch(u -> u.name().equals(exact))
                || table.primaryKey() != null && table.primaryKey().name().equals(exact);
        if (constraint) {
            throw ErrorCode.DEPENDENT_OBJECTS.error(
                    "Index %s enforces a constraint: ALTER TABLE %s.%s DROP CONSTRAINT %s drops both",
                    exact, table.schema(), table.name(), exact);
        }
        TableBuilder builder = new TableBuilder(table);
        builder.indexes.removeIf(i -> i.name().equals(exact));
        context.catalog()
                .discard(
                        new CatalogChange().put(builder.build()),
                        List.of(Leftover.index(table.collection(), exact)),
                        null);
    }

    private Optional<Table> owner(DropIndex statement, String name) {
        if (statement.table() != null) {
            if (statement.ifExists()
                    && context.names().object(statement.table()).isEmpty()) {
                return Optional.empty();
            }
            Table table = context.names().table(statement.table());
            return indexName(table, name).map(n -> table);
        }
        String schema = context.names().place(statement.name()).schema();
        List<Table> owners = new ArrayList<>();
        for (CatalogObject object : context.snapshot().objects(schema)) {
            if (object instanceof Table table && indexName(table, name).isPresent()) {
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

    private static Optional<String> indexName(Table table, String name) {
        List<String> names = table.indexes().stream().map(IndexDefinition::name).toList();
        return CatalogNames.find(names, name, ErrorCode.AMBIGUOUS_NAME);
    }
}
