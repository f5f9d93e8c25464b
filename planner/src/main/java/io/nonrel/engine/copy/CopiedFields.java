package io.nonrel.engine.copy;

import io.nonrel.engine.catalog.RowChanges;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.ReferencePath;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.Store;
import io.nonrel.spi.StoreAccess;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds what a table's joined indexes copy to its writes. Immutable and thread-safe. */
final class CopiedFields {

    private final List<CopiedValues> indexes;

    CopiedFields(Catalog catalog, Table table, Store store) {
        this.indexes = ReferencePath.through(catalog, table).stream()
                .filter(p -> ReferencePath.isSame(p.table(), table))
                .map(p -> new CopiedValues(store, p))
                .toList();
    }

    boolean isEmpty() {
        return indexes.isEmpty();
    }

    /** The writes with the copies: the rows that are referred to are read once for all of them. */
    List<Mutation> fill(List<Mutation> mutations, StoreAccess access, CallContext context, RowChanges changes) {
        List<Mutation> filled = mutations;
        for (CopiedValues index : indexes) {
            filled = fill(index, filled, access, context, changes);
        }
        return filled;
    }

    private static List<Mutation> fill(
            CopiedValues index, List<Mutation> mutations, StoreAccess access, CallContext context, RowChanges changes) {
        List<@Nullable Object> references = new ArrayList<>();
        for (Mutation mutation : mutations) {
            int at = fields(mutation).indexOf(index.reference());
            if (at >= 0) {
                references.add(values(mutation)[at]);
            }
        }
        if (references.isEmpty()) {
            return mutations;
        }
        CopiedValues.Found found = index.follow(references, access, context, changes);
        List<Mutation> filled = new ArrayList<>(mutations.size());
        IdentityHashMap<List<String>, List<String>> layouts = new IdentityHashMap<>();
        for (Mutation mutation : mutations) {
            int at = fields(mutation).indexOf(index.reference());
            filled.add(
                    at < 0
                            ? mutation
                            : with(
                                    mutation,
                                    layouts.computeIfAbsent(fields(mutation), f -> joined(f, index.names())),
                                    found.of(values(mutation)[at])));
        }
        found.report(context);
        return filled;
    }

    private static List<String> joined(List<String> fields, List<String> more) {
        List<String> all = new ArrayList<>(fields);
        all.addAll(more);
        return List.copyOf(all);
    }

    static List<String> fields(Mutation mutation) {
        if (mutation instanceof Mutation.Insert insert) {
            return insert.fields();
        }
        if (mutation instanceof Mutation.Upsert upsert) {
            return upsert.fields();
        }
        return mutation instanceof Mutation.Update update ? update.fields() : List.of();
    }

    static @Nullable Object[] values(Mutation mutation) {
        if (mutation instanceof Mutation.Insert insert) {
            return insert.values();
        }
        if (mutation instanceof Mutation.Upsert upsert) {
            return upsert.values();
        }
        return mutation instanceof Mutation.Update update ? update.values() : new @Nullable Object[0];
    }

    private static Mutation with(Mutation mutation, List<String> fields, @Nullable Object[] more) {
        @Nullable Object[] given = values(mutation);
        @Nullable Object[] all = java.util.Arrays.copyOf(given, given.length + more.length);
        System.arraycopy(more, 0, all, given.length, more.length);
        if (mutation instanceof Mutation.Insert insert) {
            return new Mutation.Insert(insert.collection(), fields, all);
        }
        if (mutation instanceof Mutation.Upsert upsert) {
            return new Mutation.Upsert(upsert.collection(), fields, all);
        }
        Mutation.Update update = (Mutation.Update) mutation;
        return new Mutation.Update(update.collection(), update.key(), fields, all);
    }
}
