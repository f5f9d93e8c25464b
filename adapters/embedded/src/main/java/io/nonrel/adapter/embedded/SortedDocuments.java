package io.nonrel.adapter.embedded;

import io.nonrel.spi.SortField;
import io.nonrel.spi.ValueOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Documents sorted in memory: for a transaction that is older than the index which the plan counts on, or when the index
 * went away after the plan was made.
 */
final class SortedDocuments implements Documents {

    private final Documents unsorted;
    private final Comparator<Document> order;
    private @Nullable List<Document> sorted;
    private int next;

    SortedDocuments(Documents unsorted, List<SortField> order) {
        this.unsorted = unsorted;
        this.order = comparator(order);
    }

    @Override
    public @Nullable Document next() {
        if (sorted == null) {
            sorted = sort();
        }
        return next < sorted.size() ? sorted.get(next++) : null;
    }

    private List<Document> sort() {
        List<Document> documents = new ArrayList<>();
        Document document = unsorted.next();
        while (document != null) {
            documents.add(document);
            document = unsorted.next();
        }
        documents.sort(order);
        return documents;
    }

    @Override
    public void close() {
        unsorted.close();
    }

    private static Comparator<Document> comparator(List<SortField> order) {
        return (a, b) -> {
            for (SortField term : order) {
                int c = compare(a.value(term.field()), b.value(term.field()), term);
                if (c != 0) {
                    return c;
                }
            }
            return 0;
        };
    }

    private static int compare(@Nullable Object a, @Nullable Object b, SortField term) {
        if (a == null || b == null) {
            int nullFirst = (a == null ? 0 : 1) - (b == null ? 0 : 1);
            return term.nullsFirst() ? nullFirst : -nullFirst;
        }
        return term.descending() ? ValueOrder.compare(b, a) : ValueOrder.compare(a, b);
    }
}
