package io.nonrel.adapter.embedded;

import io.nonrel.spi.AccessPath;
import io.nonrel.spi.IndexDefinition;
import io.nonrel.spi.SortField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One way to read a collection: by the tree of its documents or by an index, with what the predicate restricts there.
 * Made without the parameters' values. Immutable.
 */
final class AccessChoice {

    /** Above so many seeks the rest of a key is filtered rather than sought. */
    private static final int MOST_SEEKS = 20_000;

    private final CollectionSchema schema;

    /** Position in the schema's indexes, -1 for the tree of documents. */
    private final int index;

    /** The fields that the tree is ordered by, down to the key that makes it unique. */
    private final List<String> fields;

    private final boolean[] descending;
    private final Map<String, FieldConstraint> constraints;
    private final List<FieldConstraint> listed = new ArrayList<>();
    private final @Nullable FieldConstraint range;

    AccessChoice(CollectionSchema schema, int index, Map<String, FieldConstraint> constraints) {
        this.schema = schema;
        this.index = index;
        this.constraints = constraints;
        if (index < 0) {
            this.fields = schema.key();
            this.descending = new boolean[fields.size()];
        } else {
            List<IndexDefinition.Field> indexed =
                    schema.indexes().get(index).definition().fields();
            this.fields = new ArrayList<>(schema.indexes().get(index).fields());
            fields.addAll(schema.key());
            this.descending = new boolean[fields.size()];
            for (int i = 0; i < indexed.size(); i++) {
                descending[i] = indexed.get(i).descending();
            }
        }
        long seeks = 1;
        int i = 0;
        for (; i < fields.size(); i++) {
            FieldConstraint constraint = constraints.get(fields.get(i));
            if (constraint == null || constraint.listed() == 0 || seeks * constraint.listed() > MOST_SEEKS) {
                break;
            }
            seeks *= constraint.listed();
            listed.add(constraint);
        }
        FieldConstraint next = i < fields.size() ? constraints.get(fields.get(i)) : null;
        this.range = next != null && next.isRange() ? next : null;
    }

    CollectionSchema schema() {
        return schema;
    }

    int index() {
        return index;
    }

    List<FieldConstraint> listed() {
        return listed;
    }

    @Nullable
    FieldConstraint range() {
        return range;
    }

    boolean[] descending() {
        return descending;
    }

    /** Whether all fields of the key are listed: documents are read one by one. */
    boolean isKeys() {
        return index < 0 && listed.size() == fields.size();
    }

    /** How much it restricts; greater is better. */
    int strength() {
        if (isKeys()) {
            return Integer.MAX_VALUE;
        }
        if (index >= 0) {
            IndexSchema schemaIndex = schema.indexes().get(index);
            if (schemaIndex.isUnique() && listed.size() >= schemaIndex.width()) {
                return Integer.MAX_VALUE - 1;
            }
        }
        return listed.size() * 2 + (range == null ? 0 : 1);
    }

    /** Whether nothing restricts it. */
    boolean isFull() {
        return strength() == 0;
    }

    /**
     * Whether reading the tree gives this order.
     *
     * @return 1 forwards, -1 backwards, 0 not at all; 1 for an empty order
     */
    int direction(List<SortField> order) {
        int direction = 0;
        int i = 0;
        for (SortField term : order) {
            if (isFixed(term.field())) {
                continue;
            }
            while (i < fields.size() && isPinned(i)) {
                i++;
            }
            if (i == fields.size()) {
                // The key is used up: documents that agree so far are one and the same.
                break;
            }
            if (!fields.get(i).equals(term.field())) {
                return fields.subList(0, i).containsAll(schema.key()) ? forwardsUnless(direction) : 0;
            }
            if (mayHoldLists(i)) {
                return 0;
            }
            int here = term.descending() == descending[i] ? 1 : -1;
            boolean nullsFit = term.nullsFirst() != term.descending() || isNeverNull(term.field());
            if (!nullsFit || (direction != 0 && direction != here)) {
                return 0;
            }
            direction = here;
            i++;
        }
        return forwardsUnless(direction);
    }

    private static int forwardsUnless(int direction) {
        return direction == 0 ? 1 : direction;
    }

    private boolean isFixed(String field) {
        FieldConstraint constraint = constraints.get(field);
        return constraint != null && constraint.isFixed();
    }

    /** Whether all entries that are read agree in the field at this position of the tree. */
    private boolean isPinned(int position) {
        return isFixed(fields.get(position))
                || (position < listed.size() && listed.get(position).isElement());
    }

    /** Whether documents may come several times: for each element of a list that is in the ranges. */
    boolean repeats() {
        for (int i = 0; i < fields.size(); i++) {
            if (mayHoldLists(i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the ranges may have several entries of one document that differ at this position. */
    private boolean mayHoldLists(int position) {
        return index >= 0
                && position >= listed.size()
                && !(position == listed.size() && range != null && range.isValueRange())
                && schema.indexes().get(index).lists().has(position);
    }

    private boolean isNeverNull(String field) {
        FieldConstraint constraint = constraints.get(field);
        return schema.key().contains(field) || (constraint != null && constraint.excludesNull());
    }

    /** For EXPLAIN. */
    AccessPath describe(List<SortField> order) {
        String backwards = direction(order) < 0 ? " backwards" : "";
        String tree = index < 0
                ? "key"
                : "index " + schema.indexes().get(index).definition().name();
        if (isFull()) {
            String text = order.isEmpty() ? "every document" : "every document in the order of " + tree;
            return new AccessPath(AccessPath.Kind.FULL, text + backwards);
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < listed.size(); i++) {
            parts.add(listed.get(i).describe(fields.get(i)));
        }
        if (range != null) {
            parts.add(range.describe(fields.get(listed.size())));
        }
        AccessPath.Kind kind =
                index >= 0 ? AccessPath.Kind.INDEX : isKeys() ? AccessPath.Kind.KEY : AccessPath.Kind.KEY_RANGE;
        return new AccessPath(kind, tree + " (" + String.join(", ", parts) + ")" + backwards);
    }
}
