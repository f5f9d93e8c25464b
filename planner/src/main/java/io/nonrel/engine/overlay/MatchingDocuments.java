package io.nonrel.engine.overlay;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.PredicateEvaluator;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.StoreAccess;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The pending documents that match a predicate, as rows. What is not known of a document that was changed is looked up, in
 * one call for all. Used once.
 */
final class MatchingDocuments {

    private final PendingCollection pending;
    private final Predicate predicate;
    private final List<String> fields;
    private final StoreAccess base;
    private final CallContext context;
    private final Set<String> tested;
    private final List<@Nullable Object[]> rows = new ArrayList<>();
    private final Map<@Nullable Object[], PendingDocument> unknown = new TreeMap<>(DocumentKeys.ORDER);

    /** @param fields what each row holds */
    MatchingDocuments(
            PendingCollection pending,
            Predicate predicate,
            List<String> fields,
            StoreAccess base,
            CallContext context) {
        this.pending = pending;
        this.predicate = predicate;
        this.fields = fields;
        this.base = base;
        this.context = context;
        this.tested = predicate.fields();
    }

    /** The rows, in no order. */
    List<@Nullable Object[]> rows() {
        int looked = 0;
        for (Map.Entry<@Nullable Object[], PendingDocument> entry : candidates().entrySet()) {
            if (++looked % 1_000 == 0) {
                context.checkCancelled();
            }
            test(entry.getKey(), entry.getValue());
        }
        if (!unknown.isEmpty()) {
            completeUnknown();
        }
        return rows;
    }

    /** A predicate that names keys needs no look at the others. */
    private Map<@Nullable Object[], PendingDocument> candidates() {
        List<Operand> keys = List.of();
        if (pending.key().size() == 1) {
            String key = pending.key().get(0);
            for (Predicate conjunct : predicate.conjuncts()) {
                if (conjunct instanceof Predicate.Comparison c
                        && c.operator() == Predicate.Operator.EQUAL
                        && c.field().equals(key)) {
                    keys = List.of(c.operand());
                } else if (conjunct instanceof Predicate.In in && in.field().equals(key)) {
                    keys = in.operands();
                }
            }
        }
        if (keys.isEmpty()) {
            return pending.documents();
        }
        Map<@Nullable Object[], PendingDocument> named = new TreeMap<>(DocumentKeys.ORDER);
        for (Operand operand : keys) {
            @Nullable Object[] key = {((Operand.Constant) operand).value()};
            PendingDocument document = pending.get(key);
            if (document != null) {
                named.put(key, document);
            }
        }
        return named;
    }

    private void test(@Nullable Object[] key, PendingDocument document) {
        if (document.isDeleted()) {
            return;
        }
        boolean testable = tested.stream().allMatch(f -> isKnown(document, f));
        if (testable && !matches(key, document, Map.of())) {
            return;
        }
        if (testable && fields.stream().allMatch(f -> isKnown(document, f))) {
            add(key, document, Map.of());
        } else {
            unknown.put(key, document);
        }
    }

    private boolean isKnown(PendingDocument document, String field) {
        return document.knows(field) || pending.key().contains(field);
    }

    private void completeUnknown() {
        Set<String> asked = new LinkedHashSet<>(pending.key());
        asked.addAll(tested);
        asked.addAll(fields);
        List<String> names = List.copyOf(asked);
        int width = pending.key().size();
        try (RowCursor stored = base.lookup(pending.name(), List.copyOf(unknown.keySet()), names, context)) {
            for (@Nullable Object[] row = stored.next(); row != null; row = stored.next()) {
                @Nullable Object[] key = java.util.Arrays.copyOf(row, width);
                PendingDocument document = unknown.get(key);
                if (document == null) {
                    throw new AssertionError(
                            "The store gave a document of " + pending.name() + " that wasn't asked for");
                }
                Map<String, @Nullable Object> values = new java.util.HashMap<>();
                for (int i = 0; i < row.length; i++) {
                    values.put(names.get(i), row[i]);
                }
                if (matches(key, document, values)) {
                    add(key, document, values);
                }
            }
        }
    }

    private boolean matches(@Nullable Object[] key, PendingDocument document, Map<String, @Nullable Object> stored) {
        return predicate.equals(Predicate.all())
                || new PredicateEvaluator(f -> value(f, key, document, stored)).matches(predicate);
    }

    private void add(@Nullable Object[] key, PendingDocument document, Map<String, @Nullable Object> stored) {
        @Nullable Object[] row = new @Nullable Object[fields.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = value(fields.get(i), key, document, stored);
        }
        rows.add(row);
    }

    private @Nullable Object value(
            String field, @Nullable Object[] key, PendingDocument document, Map<String, @Nullable Object> stored) {
        if (document.knows(field)) {
            return document.value(field);
        }
        int inKey = pending.key().indexOf(field);
        return inKey >= 0 ? key[inKey] : stored.get(field);
    }
}
