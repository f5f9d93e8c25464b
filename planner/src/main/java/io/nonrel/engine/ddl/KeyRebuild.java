package io.nonrel.engine.ddl;

import io.nonrel.engine.catalog.CatalogChange;
import io.nonrel.engine.catalog.DerivedFields;
import io.nonrel.engine.catalog.Leftover;
import io.nonrel.engine.write.DocumentMoves;
import io.nonrel.engine.write.WriteTarget;
import io.nonrel.exec.Execution;
import io.nonrel.index.DerivedIndex;
import io.nonrel.index.IndexState;
import io.nonrel.index.UniqueIndex;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Sequence;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.IndexDefinition;
import io.nonrel.spi.Mutation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives a table whose primary key is dropped a hidden key: a document can't change what it is identified by, so the rows are
 * copied into a new collection, with fields that no column knows.
 */
final class KeyRebuild {

    private static final int CHUNK = 1_000;

    private final DdlContext context;

    KeyRebuild(DdlContext context) {
        this.context = context;
    }

    /**
     * Copies the rows and makes the change.
     *
     * @param after with the hidden key, in the old collection
     * @return the table now, to be {@linkplain #refill filled}
     */
    Table run(Table before, Table after, CatalogChange change) {
        String collection = new FreshNames(context.snapshot(), before.schema()).collection(before.name());
        Table moved = in(collection, after);
        List<Leftover> created = UniqueIndexChanges.collections(moved);
        List<Leftover> old = UniqueIndexChanges.collections(before);
        change.put(moved);
        old.forEach(change::note);
        context.catalog()
                .build(
                        created,
                        () -> {
                            context.store().createCollection(Leftover.definition(moved));
                            new UniqueIndexChanges(context).createCollections(moved, moved.uniqueIndexes());
                            DerivedFields.nativeIndexes(moved)
                                    .forEach(i -> context.store().createIndex(i));
                            copy(before, moved);
                            return null;
                        },
                        change);
        context.catalog().clear(old);
        return moved;
    }

    /** Copies what the rows were moved without: columns of other tables. The last thing to do. */
    void refill(Table moved) {
        for (DerivedIndex index : moved.derivedIndexes()) {
            if (index.isJoined() && index.state() == IndexState.BUILDING) {
                Table now = (Table)
                        context.snapshot().object(moved.schema(), moved.name()).orElseThrow();
                context.indexBuilder().rebuild(now, index, context.work());
            }
        }
    }

    private static DerivedIndex unfilled(DerivedIndex index) {
        return index.isJoined() && index.state().isMaintained() ? index.withState(IndexState.BUILDING) : index;
    }

    private Table in(String collection, Table table) {
        List<UniqueIndex> markers = table.uniqueIndexes().stream()
                .map(i -> i.anew(FreshNames.markers(context.snapshot(), collection, i.name()))
                        .withState(IndexState.READY))
                .toList();
        List<IndexDefinition> indexes = table.indexes().stream()
                .map(i -> new IndexDefinition(i.name(), collection, i.fields(), i.unique()))
                .toList();
        return new Table(
                table.schema(),
                table.name(),
                collection,
                table.columns(),
                table.primaryKey(),
                table.key(),
                table.uniques(),
                table.checks(),
                table.foreignKeys(),
                indexes,
                table.derivedIndexes().stream().map(KeyRebuild::unfilled).toList(),
                markers,
                table.inferred(),
                table.comment());
    }

    private void copy(Table before, Table moved) {
        List<String> fields = moved.columns().stream().map(Column::field).toList();
        int[] sources =
                moved.columns().stream().mapToInt(c -> before.indexOf(c.name())).toArray();
        Column hidden = moved.columns().get(moved.indexOf(moved.key().get(0)));
        Sequence sequence = SequenceDefinitions.create(
                moved.schema(),
                hidden.identity() == null ? hidden.name() : hidden.identity().sequence(),
                io.nonrel.planner.statement.SequenceOptions.NONE,
                true);
        WriteTarget target = WriteTarget.ofMoved(
                moved, context.store(), context.expressions(context.snapshot().with(moved), moved.schema()));
        List<Mutation.Insert> inserts = new ArrayList<>();
        List<@Nullable Object[]> keys = new ArrayList<>();
        int[] oldKey = before.key().stream().mapToInt(before::indexOf).toArray();
        int chunk = Math.min(CHUNK, context.store().mutationsPerCommit());
        TableRows rows = new TableRows(context);
        Execution[] used = new Execution[1];
        rows.visit(before, (row, execution) -> {
            used[0] = execution;
            keys.add(Arrays.stream(oldKey).mapToObj(i -> row[i]).toArray());
            @Nullable Object[] values = new @Nullable Object[sources.length];
            for (int i = 0; i < sources.length; i++) {
                values[i] = sources[i] < 0 ? context.sequences().next(sequence) : row[sources[i]];
            }
            inserts.add(new Mutation.Insert(moved.collection(), fields, values));
            if (inserts.size() == chunk) {
                target.write(whole(before, keys, inserts), rows.scope(context.store(), execution), false, execution);
                keys.clear();
                inserts.clear();
            }
        });
        if (!inserts.isEmpty()) {
            target.write(whole(before, keys, inserts), rows.scope(context.store(), used[0]), false, used[0]);
        }
    }

    /** The inserts with what the documents have in fields that no column knows. */
    private List<Mutation> whole(Table before, List<@Nullable Object[]> keys, List<Mutation.Insert> inserts) {
        Map<List<@Nullable Object>, Map<String, @Nullable Object>> documents = new HashMap<>();
        for (Map<String, @Nullable Object> document :
                context.store().documents(before.collection(), List.copyOf(keys), context.work())) {
            documents.put(
                    before.keyFields().stream()
                            .<@Nullable Object>map(document::get)
                            .toList(),
                    document);
        }
        List<Mutation> whole = new ArrayList<>(inserts.size());
        for (int i = 0; i < inserts.size(); i++) {
            whole.add(DocumentMoves.keeping(
                    inserts.get(i), documents.getOrDefault(Arrays.asList(keys.get(i)), Map.of())));
        }
        return whole;
    }
}
