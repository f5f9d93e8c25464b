package io.nonrel.engine.write;

import io.nonrel.index.DerivedField;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Mutation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows that get another key where a document can't change its own: a new document takes the place of the old one, with all
 * that this has, also in fields that no column knows. Immutable and thread-safe.
 */
public final class DocumentMoves {

    private final Table table;

    DocumentMoves(Table table) {
        this.table = table;
    }

    /** The writes with inserts in place of the updates of keys; the documents that go are removed after all others. */
    List<Mutation> apply(List<Mutation> mutations, WriteScope scope, CallContext context) {
        List<@Nullable Object[]> keys = new ArrayList<>();
        for (Mutation mutation : mutations) {
            if (mutation instanceof Mutation.Update update && isMove(update)) {
                keys.add(update.key());
            }
        }
        if (keys.isEmpty()) {
            return mutations;
        }
        Map<RowKey, Map<String, @Nullable Object>> documents = new HashMap<>();
        for (Map<String, @Nullable Object> document : scope.access().documents(table.collection(), keys, context)) {
            documents.put(key(document), document);
        }
        List<Mutation> moved = new ArrayList<>(mutations);
        for (int i = 0; i < mutations.size(); i++) {
            if (mutations.get(i) instanceof Mutation.Update update && isMove(update)) {
                Mutation.Insert insert = new Mutation.Insert(update.collection(), update.fields(), update.values());
                moved.set(i, keeping(insert, documents.getOrDefault(new RowKey(update.key()), Map.of())));
                moved.add(new Mutation.Delete(update.collection(), update.key()));
            }
        }
        return moved;
    }

    private boolean isMove(Mutation.Update update) {
        return update.fields().containsAll(table.keyFields());
    }

    private RowKey key(Map<String, @Nullable Object> document) {
        return new RowKey(table.keyFields().stream().map(document::get).toArray());
    }

    /** A new document with what another has in fields that it doesn't name; derived fields are computed anew. */
    public static Mutation.Insert keeping(Mutation.Insert insert, Map<String, @Nullable Object> document) {
        List<String> fields = new ArrayList<>(insert.fields());
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(insert.values()));
        document.forEach((name, value) -> {
            if (!insert.fields().contains(name) && !DerivedField.isDerived(name)) {
                fields.add(name);
                values.add(value);
            }
        });
        return fields.size() == insert.fields().size()
                ? insert
                : new Mutation.Insert(insert.collection(), List.copyOf(fields), values.toArray());
    }
}
