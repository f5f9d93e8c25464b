package io.nonrel.engine.copy;

import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.ReferencePath;
import io.nonrel.planner.catalog.ReferencePath.Hop;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Store;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings the copies up to date that others have of a table's rows: after the rows were written, in the same transaction, all
 * rows that refer to them are found and what they copy is computed again. Immutable and thread-safe.
 */
final class Propagation {

    private static final int CHUNK = 500;

    private final Table table;
    private final Store store;
    private final List<Way> ways;

    /**
     * A way from rows that have copies to the table.
     *
     * @param hop the one that leads to the table
     */
    private record Way(CopiedValues copied, int hop) {

        Hop last() {
            return copied.path().hops().get(hop);
        }
    }

    Propagation(Catalog catalog, Table table, Store store) {
        this.table = table;
        this.store = store;
        this.ways = new ArrayList<>();
        for (ReferencePath path : ReferencePath.through(catalog, table)) {
            CopiedValues copied = new CopiedValues(store, path);
            for (int hop = 0; hop < path.hops().size(); hop++) {
                if (ReferencePath.isSame(path.hops().get(hop).parent(), table)) {
                    ways.add(new Way(copied, hop));
                }
            }
        }
    }

    boolean isEmpty() {
        return ways.isEmpty();
    }

    /** What must be known of the rows before they are written; for each way the values that refer to them. */
    List<Set<Object>> before(List<Mutation> mutations, CopyScope scope, CallContext context) {
        List<Set<Object>> values = new ArrayList<>();
        for (Way way : ways) {
            values.add(before(way, mutations, scope, context));
        }
        return values;
    }

    private Set<Object> before(Way way, List<Mutation> mutations, CopyScope scope, CallContext context) {
        Set<Object> values = new HashSet<>();
        List<@Nullable Object[]> unknown = new ArrayList<>();
        for (Mutation mutation : mutations) {
            if (!matters(way, mutation)) {
                continue;
            }
            List<String> fields = CopiedFields.fields(mutation);
            int named = fields.indexOf(way.last().key().field());
            if (named >= 0) {
                add(CopiedFields.values(mutation)[named], values);
            }
            @Nullable Object[] key = null;
            if (mutation instanceof Mutation.Update update) {
                key = update.key();
            } else if (mutation instanceof Mutation.Delete delete) {
                key = delete.key();
            } else if (mutation instanceof Mutation.Upsert upsert) {
                key = key(upsert);
            }
            if (key != null && way.last().isByKey()) {
                add(key[0], values);
            } else if (key != null) {
                unknown.add(key);
            }
        }
        if (!unknown.isEmpty()) {
            List<String> field = List.of(way.last().key().field());
            try (RowCursor rows = scope.access().lookup(table.collection(), distinct(unknown), field, context)) {
                for (@Nullable Object[] row = rows.next(); row != null; row = rows.next()) {
                    add(row[0], values);
                }
            }
        }
        return values;
    }

    private @Nullable Object[] key(Mutation.Upsert upsert) {
        return table.keyFields().stream()
                .map(f -> upsert.values()[upsert.fields().indexOf(f)])
                .toArray();
    }

    private static List<@Nullable Object[]> distinct(List<@Nullable Object[]> keys) {
        Map<List<@Nullable Object>, @Nullable Object[]> distinct = new HashMap<>();
        keys.forEach(k -> distinct.put(Arrays.asList(k), k));
        return List.copyOf(distinct.values());
    }

    private static void add(@Nullable Object value, Set<Object> values) {
        if (value != null) {
            values.add(ReferencedRows.canonical(value));
        }
    }

    /** An update of other columns changes no copy. */
    private static boolean matters(Way way, Mutation mutation) {
        if (!(mutation instanceof Mutation.Update update)) {
            return true;
        }
        return update.fields().contains(way.last().key().field())
                || update.fields().contains(way.copied.path().next(way.hop).field());
    }

    /** Brings up to date what refers to rows that were written. */
    void after(List<Set<Object>> values, CopyScope scope, CallContext context) {
        for (int i = 0; i < values.size(); i++) {
            Way way = ways.get(i);
            Hop hop = way.last();
            scope.changes().changed(hop.parent(), hop.key().field(), values.get(i));
            if (!values.get(i).isEmpty()) {
                propagate(way, values.get(i), scope, context);
            }
        }
    }

    private void propagate(Way way, Set<Object> changed, CopyScope scope, CallContext context) {
        ReferencePath path = way.copied.path();
        ReferencedRows rows = new ReferencedRows(store, scope.access(), context);
        Set<Object> values = changed;
        for (int hop = way.hop; hop > 0; hop--) {
            Set<Object> referring = new HashSet<>();
            List<String> fields = List.of(
                    path.hops().get(hop).reference().field(),
                    path.hops().get(hop - 1).key().field());
            rows.read(path.childOf(hop), values, fields, row -> add(row[1], referring));
            values = referring;
        }
        if (scope.changes().isLeft(path.table(), path.index())) {
            scope.changes().leave(path.table(), path.index(), values);
            return;
        }
        List<@Nullable Object[]> found = new ArrayList<>();
        List<String> fields = new ArrayList<>(List.of(way.copied.reference()));
        fields.addAll(path.table().keyFields());
        fields.addAll(way.copied.names());
        long room = scope.maxPropagation() - scope.changes().propagated(0);
        if (!rows.read(path.table(), values, fields, room, found::add)) {
            scope.changes().leave(path.table(), path.index(), values);
            return;
        }
        scope.changes().propagated(found.size());
        for (int from = 0; from < found.size(); from += CHUNK) {
            List<Mutation> updates =
                    updates(way.copied, found.subList(from, Math.min(found.size(), from + CHUNK)), scope, context);
            if (!updates.isEmpty()) {
                scope.write(updates);
            }
        }
    }

    private static List<Mutation> updates(
            CopiedValues copied, List<@Nullable Object[]> rows, CopyScope scope, CallContext context) {
        List<@Nullable Object> references = new ArrayList<>();
        rows.forEach(r -> references.add(r[0]));
        CopiedValues.Found right = copied.follow(references, scope.access(), context, scope.changes());
        int keys = copied.path().table().key().size();
        List<Mutation> updates = new ArrayList<>();
        for (@Nullable Object[] row : rows) {
            @Nullable Object[] wanted = right.of(row[0]);
            @Nullable Object[] stored = Arrays.copyOfRange(row, 1 + keys, row.length);
            if (!Objects.deepEquals(stored, wanted)) {
                updates.add(new Mutation.Update(
                        copied.path().table().collection(),
                        Arrays.copyOfRange(row, 1, 1 + keys),
                        copied.names(),
                        wanted));
            }
        }
        right.report(context);
        return updates;
    }
}
