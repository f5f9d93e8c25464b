package io.nonrel.engine.ddl;

import io.nonrel.engine.catalog.CatalogChange;
import io.nonrel.engine.catalog.CatalogNames;
import io.nonrel.engine.catalog.Leftover;
import io.nonrel.engine.constraint.UniqueRule;
import io.nonrel.engine.write.RowExpressions;
import io.nonrel.engine.write.UniqueConditions;
import io.nonrel.index.IndexState;
import io.nonrel.index.Lookup;
import io.nonrel.index.MarkerKey;
import io.nonrel.index.UniqueIndex;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.planner.parser.SqlParsing;
import io.nonrel.planner.parser.SqlText;
import io.nonrel.planner.statement.CreateIndex;
import io.nonrel.planner.statement.IndexColumn;
import io.nonrel.spi.Capability;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.IndexDefinition;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Notice;
import io.nonrel.spi.NoticeCode;
import io.nonrel.spi.StoreAccess;
import io.nonrel.spi.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** Unique indexes and constraints that are kept by markers: where the store has none, and partial and folded ones. */
final class UniqueIndexChanges {

    private final DdlContext context;

    UniqueIndexChanges(DdlContext context) {
        this.context = context;
    }

    /** The collections of a table: of its rows and of its markers. */
    static List<Leftover> collections(Table table) {
        List<Leftover> collections = new ArrayList<>(List.of(Leftover.collection(table.collection())));
        table.uniqueIndexes().forEach(i -> collections.add(Leftover.collection(i.collection())));
        return collections;
    }

    void createCollections(Table table, List<UniqueIndex> indexes) {
        indexes.forEach(i -> context.store().createCollection(UniqueRule.collection(table, i)));
    }

    /** Adds what keeps columns unique to a table, with an index of the store to find them by. */
    void addTo(TableBuilder table, String name, List<String> fields) {
        table.uniqueIndexes.add(
                index(table.collection, name, fields, false, null).withState(IndexState.READY));
        if (context.store().capabilities().contains(Capability.INDEXES)) {
            table.indexes.add(new IndexDefinition(
                    name,
                    table.collection,
                    fields.stream()
                            .map(f -> new IndexDefinition.Field(f, false))
                            .toList(),
                    false));
        }
        announce(table.name, name);
    }

    private UniqueIndex index(
            String collection, String name, List<String> fields, boolean folded, @Nullable String condition) {
        return new UniqueIndex(
                name,
                FreshNames.markers(context.snapshot(), collection, name),
                fields,
                folded,
                condition,
                IndexState.BUILDING,
                MarkerKey.VERSION);
    }

    private void announce(String table, String name) {
        boolean atomic = context.store().capabilities().contains(Capability.TRANSACTIONS);
        context.notices()
                .accept(new Notice(
                        NoticeCode.EMULATED_CONSTRAINT,
                        "Unique " + name + " is kept by markers, "
                                + (atomic
                                        ? "written in the transaction of each row"
                                        : "written before each row: the store has no transactions"),
                        table,
                        -1,
                        -1,
                        null));
    }

    /** CREATE UNIQUE INDEX. */
    void create(CreateIndex statement, Table table, String name) {
        List<String> fields = fields(statement, table, name);
        boolean folded = isFolded(statement, table);
        SqlNode where = statement.where();
        TableBuilder builder = new TableBuilder(table);
        if (folded || where != null) {
            String condition = where == null ? null : builder.text(where);
            builder.uniqueIndexes.add(index(table.collection(), name, fields, folded, condition));
            announce(table.name(), name);
        } else {
            addTo(builder, name, fields);
        }
        Table after = building(table, builder.build());
        if (where != null) {
            checkCondition(after, where);
        }
        UniqueIndex index = after.uniqueIndex(name).orElseThrow();
        List<Leftover> parts = new ArrayList<>(List.of(Leftover.collection(index.collection())));
        List<IndexDefinition> natives =
                after.indexes().stream().filter(i -> i.name().equals(name)).toList();
        natives.forEach(i -> parts.add(Leftover.index(i.collection(), i.name())));
        context.catalog()
                .build(
                        parts,
                        () -> {
                            createCollections(after, List.of(index));
                            natives.forEach(i -> context.store().createIndex(i));
                            prepare(after, List.of(index), context.store());
                            return null;
                        },
                        new CatalogChange().put(after));
        finish(after, index);
    }

    private static List<String> fields(CreateIndex statement, Table table, String name) {
        List<String> fields = new ArrayList<>();
        for (IndexColumn column : statement.columns()) {
            if (!column.path().isSimple()) {
                throw ErrorCode.UNSUPPORTED.error(
                        "CREATE UNIQUE INDEX on %s: what is unique is of the table's own columns", column.path());
            }
            Column found = CatalogNames.column(table, column.path());
            if (fields.contains(found.field())) {
                throw ErrorCode.DUPLICATE_COLUMN.error("Column %s stands twice in index %s", found.name(), name);
            }
            fields.add(found.field());
        }
        return fields;
    }

    private static boolean isFolded(CreateIndex statement, Table table) {
        if (statement.lookups().isEmpty()) {
            return false;
        }
        if (statement.lookups().size() > 1 || statement.lookups().get(0).lookup() != Lookup.IEXACT) {
            throw ErrorCode.UNSUPPORTED.error(
                    "CREATE UNIQUE INDEX … FOR takes IEXACT and no other look-up: values are the same, or the same but for"
                            + " case");
        }
        boolean text = statement.columns().stream()
                .anyMatch(c -> CatalogNames.column(table, c.path()).valueType() == ValueType.STRING);
        if (!text) {
            throw ErrorCode.INVALID_DEFINITION.error(
                    "IEXACT is for %s; no column of the index is", Lookup.IEXACT.wants());
        }
        return true;
    }

    private void checkCondition(Table table, SqlNode where) {
        RowExpressions.Compiled compiled = context.expressions(
                        context.snapshot().with(table), table.schema())
                .over(table, null, List.of(where), "The condition of an index");
        TypeName type = compiled.columns().get(0).type().name();
        if (type != TypeName.BOOLEAN && type != TypeName.NULL) {
            throw ErrorCode.TYPE_MISMATCH.error("WHERE of an index must be a condition, not %s", type.sqlName());
        }
        if (!compiled.parameters().isEmpty()) {
            throw ErrorCode.INVALID_DEFINITION.error("A definition can't hold parameters");
        }
        StableExpression.require(SqlParsing.parseExpression(SqlText.of(where)), table);
    }

    /** A changed table, in which indexes that are new are yet to be filled. */
    static Table building(Table before, Table after) {
        return after.withUniqueIndexes(after.uniqueIndexes().stream()
                .map(i -> isIn(before, i) ? i : i.withState(IndexState.BUILDING))
                .toList());
    }

    /** Indexes of one table whose markers the other one hasn't. */
    static List<UniqueIndex> added(Table before, Table after) {
        return after.uniqueIndexes().stream().filter(i -> !isIn(before, i)).toList();
    }

    private static boolean isIn(Table table, UniqueIndex index) {
        return table.uniqueIndexes().stream().anyMatch(i -> i.collection().equals(index.collection()));
    }

    /**
     * Makes the markers of the rows of a table that is still to be.
     *
     * @param access a transaction that changes the rows, or the store
     */
    void prepare(Table after, List<UniqueIndex> indexes, StoreAccess access) {
        if (indexes.isEmpty()) {
            return;
        }
        RowExpressions expressions = context.expressions(context.snapshot().with(after), after.schema());
        for (UniqueRule rule : UniqueConditions.rules(after, expressions, context.store())) {
            if (indexes.contains(rule.index())) {
                context.indexBuilder().uniques().prepare(rule, access, context.work());
            }
        }
    }

    /** Makes a new index READY; when rows contradict it, it is gone again. */
    void finish(Table table, UniqueIndex index) {
        try {
            context.indexBuilder().uniques().finish(table, index, context.work());
        } catch (NonrelException e) {
            try {
                Table now = (Table)
                        context.snapshot().object(table.schema(), table.name()).orElseThrow();
                drop(now, index);
            } catch (NonrelException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    /** Removes an index, and the constraint that it keeps. */
    void drop(Table table, UniqueIndex index) {
        TableBuilder builder = new TableBuilder(table);
        builder.uniqueIndexes.removeIf(i -> i.name().equals(index.name()));
        builder.indexes.removeIf(i -> i.name().equals(index.name()));
        builder.uniques.removeIf(u -> u.name().equals(index.name()));
        if (builder.primaryKey != null && builder.primaryKey.name().equals(index.name())) {
            builder.primaryKey = null;
        }
        List<Leftover> parts = new ArrayList<>(List.of(Leftover.collection(index.collection())));
        table.indexes().stream()
                .filter(i -> i.name().equals(index.name()))
                .forEach(i -> parts.add(Leftover.index(i.collection(), i.name())));
        context.catalog().discard(new CatalogChange().put(builder.build()), parts, null);
    }
}
