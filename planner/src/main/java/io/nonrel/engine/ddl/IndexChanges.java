package io.nonrel.engine.ddl;

import io.nonrel.engine.catalog.CatalogChange;
import io.nonrel.engine.catalog.CatalogNames;
import io.nonrel.engine.catalog.Leftover;
import io.nonrel.engine.write.ConstraintViolations;
import io.nonrel.index.DerivedIndex;
import io.nonrel.index.UniqueIndex;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.statement.AlterIndex;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** CREATE INDEX and DROP INDEX. */
final class IndexChanges {

    private final DdlContext context;
    private final IndexNames names;

    IndexChanges(DdlContext context) {
        this.context = context;
        this.names = new IndexNames(context);
    }

    void run(CreateIndex statement) {
        Table table = context.names().table(statement.table());
        context.names().writablePlace(statement.table());
        String name = IndexNames.last(statement.name());
        if (isTaken(table.schema(), name)) {
            if (statement.ifNotExists()) {
                return;
            }
            throw ErrorCode.DUPLICATE_OBJECT.error(
                    "Schema %s has a constraint or index named %s already", table.schema(), name);
        }
        boolean byStore = statement.where() == null
                && statement.lookups().isEmpty()
                && context.store().capabilities().contains(Capability.UNIQUE_INDEXES);
        if (statement.unique() && !byStore) {
            new UniqueIndexChanges(context).create(statement, table, name);
            return;
        }
        boolean joined = statement.columns().stream().anyMatch(c -> !c.path().isSimple());
        if (joined || !statement.lookups().isEmpty()) {
            new DerivedIndexChanges(context, null).create(statement, table, name);
            return;
        }
        refuseUnsupported(statement);
        IndexDefinition index = definition(statement, table, name);
        TableBuilder builder = new TableBuilder(table);
        builder.indexes.add(index);
        create(table, index, new CatalogChange().put(builder.build()));
    }

    boolean declare(CreateIndex statement, String origin) {
        if (!(context.names().object(statement.table()).orElse(null) instanceof Table table)) {
            return false;
        }
        String name = IndexNames.last(statement.name());
        DerivedIndexChanges changes = new DerivedIndexChanges(context, origin);
        Optional<DerivedIndex> there = table.derivedIndex(name);
        if (there.isPresent() && !changes.isRedefined(there.get(), statement, table)) {
            return true;
        }
        Table rest = table;
        if (statement.unique()) {
            if (table.uniqueIndex(name).isEmpty()) {
                new UniqueIndexChanges(context).create(statement, table, name);
            }
            return true;
        }
        if (there.isPresent()) {
            changes.drop(table, there.get());
            rest = context.names().table(statement.table());
        } else if (isTaken(table.schema(), name)) {
            throw ErrorCode.DUPLICATE_OBJECT.error(
                    "%s defines index %s, and schema %s has a constraint or index of that name already",
                    origin, name, table.schema());
        }
        changes.create(statement, rest, name);
        return true;
    }

    private boolean isTaken(String schema, String name) {
        return context.snapshot().objects(schema).stream()
                .anyMatch(o -> o instanceof Table t && FreshNames.namesIn(t).anyMatch(name::equals));
    }

    private void refuseUnsupported(CreateIndex statement) {
        if (statement.where() != null) {
            throw ErrorCode.UNSUPPORTED.error("CREATE INDEX … WHERE: only unique indexes can be partial");
        }
        if (!context.store().capabilities().contains(Capability.INDEXES)) {
            throw ErrorCode.UNSUPPORTED.error(
                    "%s has no indexes that could be created here",
                    context.store().product());
        }
    }

    private static IndexDefinition definition(CreateIndex statement, Table table, String name) {
        List<IndexDefinition.Field> fields = new ArrayList<>();
        for (IndexColumn column : statement.columns()) {
            Column found = CatalogNames.column(table, column.path());
            if (fields.stream().anyMatch(f -> f.name().equals(found.field()))) {
                throw ErrorCode.DUPLICATE_COLUMN.error("Column %s stands twice in index %s", found.name(), name);
            }
            fields.add(new IndexDefinition.Field(found.field(), column.descending()));
        }
        return new IndexDefinition(name, table.collection(), fields, statement.unique());
    }

    /** Creates a native index on one column, with a name of its own. */
    void createFor(Table table, String field) {
        Set<String> taken = context.snapshot().objects(table.schema()).stream()
                .filter(Table.class::isInstance)
                .flatMap(o -> FreshNames.namesIn((Table) o))
                .collect(Collectors.toCollection(TreeSet::new));
        String name = FreshNames.unlike("ix_" + table.name() + "_" + field, taken);
        IndexDefinition index =
                new IndexDefinition(name, table.collection(), List.of(new IndexDefinition.Field(field, false)), false);
        TableBuilder builder = new TableBuilder(table);
        builder.indexes.add(index);
        create(table, index, new CatalogChange().put(builder.build()));
    }

    /** Builds an index over the rows that are there, then makes the change. */
    void create(Table table, IndexDefinition index, CatalogChange change) {
        try {
            context.catalog()
                    .build(
                            List.of(Leftover.index(table.collection(), index.name())),
                            () -> {
                                context.store().createIndex(index, context.work());
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
        String name = IndexNames.last(statement.name());
        Optional<Table> owner = names.owner(statement.table(), statement.name(), statement.ifExists());
        if (owner.isEmpty()) {
            if (statement.ifExists()) {
                return;
            }
            throw names.missing(statement.table(), statement.name());
        }
        Table table = owner.get();
        String exact = IndexNames.exact(table, name).orElseThrow();
        Optional<DerivedIndex> derived = table.derivedIndex(exact);
        if (derived.isPresent()) {
            new DerivedIndexChanges(context, null).drop(table, derived.get());
            return;
        }
        boolean constraint = table.uniques().stream().anyMatch(u -> u.name().equals(exact))
                || table.primaryKey() != null && table.primaryKey().name().equals(exact);
        if (constraint) {
            throw ErrorCode.DEPENDENT_OBJECTS.error(
                    "Index %s enforces a constraint: ALTER TABLE %s.%s DROP CONSTRAINT %s drops both",
                    exact, table.schema(), table.name(), exact);
        }
        Optional<UniqueIndex> markers = table.uniqueIndex(exact);
        if (markers.isPresent()) {
            new UniqueIndexChanges(context).drop(table, markers.get());
            return;
        }
        TableBuilder builder = new TableBuilder(table);
        builder.indexes.removeIf(i -> i.name().equals(exact));
        context.catalog()
                .discard(
                        new CatalogChange().put(builder.build()),
                        List.of(Leftover.index(table.collection(), exact)),
                        null);
    }

    void rebuild(AlterIndex statement) {
        Table table = owner(statement);
        Optional<UniqueIndex> markers = table.uniqueIndex(exactName(table, statement));
        if (markers.isPresent()) {
            context.indexBuilder().uniques().rebuild(table, markers.get(), context.work());
        } else {
            new DerivedIndexChanges(context, null).rebuild(table, derived(table, statement));
        }
    }

    /** Rows of key, field and kind of what is wrong. */
    List<@Nullable Object[]> verify(AlterIndex statement) {
        Table table = owner(statement);
        Optional<UniqueIndex> markers = table.uniqueIndex(exactName(table, statement));
        return markers.isPresent()
                ? context.indexBuilder().uniques().verify(table, markers.get(), context.work())
                : new DerivedIndexChanges(context, null).verify(table, derived(table, statement));
    }

    private Table owner(AlterIndex statement) {
        return names.owner(statement.table(), statement.name(), false)
                .orElseThrow(() -> names.missing(statement.table(), statement.name()));
    }

    private static String exactName(Table table, AlterIndex statement) {
        return IndexNames.exact(table, IndexNames.last(statement.name())).orElseThrow();
    }

    private static DerivedIndex derived(Table table, AlterIndex statement) {
        String name = IndexNames.last(statement.name());
        String exact = exactName(table, statement);
        return table.derivedIndex(exact)
                .orElseThrow(() -> ErrorCode.UNSUPPORTED.error(
                        "ALTER INDEX %s %s: the store keeps %s itself; only derived indexes (CREATE INDEX … FOR) and those kept"
                                + " by markers can differ from their rows",
                        name, statement.action(), exact));
    }
}
