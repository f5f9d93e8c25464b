package io.nonrel.engine.overlay;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.IndexDefinition;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.PredicateEvaluator;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Store;
import io.nonrel.spi.StoreAccess;
import io.nonrel.spi.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether pending writes contradict a unique index of the store. The store itself would tell at commit, which is too
 * late: the statement that did it has ended. Used once.
 */
final class UniqueCheck {

    private static final int VALUES_OF_A_QUERY = 100;

    private final Store store;
    private final StoreAccess seen;
    private final IndexDefinition index;
    private final CallContext context;
    private final List<String> key;
    private final List<String> fields;
    private final Map<@Nullable Object[], Integer> positions = new TreeMap<>(DocumentKeys.ORDER);

    /** @param seen the transaction with its writes */
    UniqueCheck(Store store, StoreAccess seen, IndexDefinition index, List<String> key, CallContext context) {
        this.store = store;
        this.seen = seen;
        this.index = index;
        this.key = key;
        this.context = context;
        this.fields = index.fields().stream().map(IndexDefinition.Field::name).toList();
    }

    /** Looks at writes that were taken; those that don't touch the index are passed over. */
    void run(List<? extends Mutation> mutations) {
        for (int i = 0; i < mutations.size(); i++) {
            Mutation mutation = mutations.get(i);
            if (mutation.collection().equals(index.collection())) {
                note(mutation, i);
            }
        }
        if (positions.isEmpty()) {
            return;
        }
        List<@Nullable Object[]> values = values();
        int size = values.size() == 1 || isTaken(values) ? VALUES_OF_A_QUERY : 1;
        for (int from = 0; from < values.size(); from += size) {
            check(values.subList(from, Math.min(values.size(), from + size)));
        }
    }

    private void note(Mutation mutation, int position) {
        if (mutation instanceof Mutation.Insert insert) {
            positions.put(DocumentKeys.of(key, insert.fields(), insert.values()), position);
        } else if (mutation instanceof Mutation.Upsert upsert) {
            positions.put(DocumentKeys.of(key, upsert.fields(), upsert.values()), position);
        } else if (mutation instanceof Mutation.Update update
                && update.fields().stream().anyMatch(fields::contains)) {
            positions.put(update.key(), position);
        }
    }

    /** What the documents have in the index; a NULL is not like any other. */
    private List<@Nullable Object[]> values() {
        List<@Nullable Object[]> values = new ArrayList<>();
        try (RowCursor rows = seen.lookup(index.collection(), List.copyOf(positions.keySet()), fields, context)) {
            for (@Nullable Object[] row = rows.next(); row != null; row = rows.next()) {
                if (Arrays.stream(row).noneMatch(v -> v == null)) {
                    values.add(row);
                }
            }
        }
        return values;
    }

    private boolean isTaken(List<@Nullable Object[]> values) {
        Scan scan = scan(values.subList(0, Math.min(values.size(), VALUES_OF_A_QUERY)));
        return !(store.check(scan) instanceof Verdict.Rejected);
    }

    private Scan scan(List<@Nullable Object[]> values) {
        List<String> read = new ArrayList<>(fields);
        read.addAll(key);
        return Scan.of(index.collection(), read).withPredicate(predicate(values));
    }

    private Predicate predicate(List<@Nullable Object[]> values) {
        if (fields.size() == 1 && values.size() > 1) {
            return new Predicate.In(
                    fields.get(0), values.stream().map(v -> Operand.of(v[0])).toList());
        }
        List<Predicate> each = new ArrayList<>();
        for (@Nullable Object[] value : values) {
            Predicate same = Predicate.all();
            for (int i = 0; i < value.length; i++) {
                same = same.and(Predicate.equal(fields.get(i), value[i]));
            }
            each.add(same);
        }
        return each.size() == 1 ? each.get(0) : new Predicate.Or(each);
    }

    private void check(List<@Nullable Object[]> values) {
        Scan scan = scan(values);
        boolean whole = store.check(scan) instanceof Verdict.Rejected;
        Map<@Nullable Object[], @Nullable Object[]> owners = new TreeMap<>(DocumentKeys.ORDER);
        try (RowCursor rows = seen.scan(whole ? scan.withPredicate(Predicate.all()) : scan, context)) {
            for (@Nullable Object[] row = rows.next(); row != null; row = rows.next()) {
                @Nullable Object[] found = row;
                boolean matches =
                        new PredicateEvaluator(f -> found[scan.fields().indexOf(f)]).matches(scan.predicate());
                if (matches) {
                    own(row, owners);
                }
            }
        }
    }

    private void own(@Nullable Object[] row, Map<@Nullable Object[], @Nullable Object[]> owners) {
        @Nullable Object[] owner = Arrays.copyOfRange(row, fields.size(), row.length);
        @Nullable Object[] other = owners.put(Arrays.copyOf(row, fields.size()), owner);
        if (other != null) {
            int position = Math.max(positions.getOrDefault(owner, -1), positions.getOrDefault(other, -1));
            throw ErrorCode.UNIQUE_VIOLATION
                    .error("A document with the same %s is in %s", String.join(", ", fields), index.collection())
                    .with("index", index.name())
                    .with("position", position)
                    .with("collection", index.collection());
        }
    }
}
