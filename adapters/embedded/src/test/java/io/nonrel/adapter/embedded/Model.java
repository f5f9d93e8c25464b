package io.nonrel.adapter.embedded;

import io.nonrel.spi.IndexDefinition;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.PredicateEvaluator;
import io.nonrel.spi.SortField;
import io.nonrel.spi.ValueOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a collection means, told with plain maps: documents by key, each a map of its fields. */
final class Model {

    static final List<String> FIELDS = List.of("id", "a", "b", "c");

    private Model() {}

    static boolean violates(Map<Long, Map<String, @Nullable Object>> model, List<IndexDefinition> indexes) {
        for (IndexDefinition index : indexes) {
            if (!index.unique()) {
                continue;
            }
            List<List<Object>> seen = new ArrayList<>();
            for (Map<String, @Nullable Object> document : model.values()) {
                List<Object> values = new ArrayList<>();
                for (IndexDefinition.Field field : index.fields()) {
                    Object value = document.get(field.name());
                    if (value != null
                            && !(value instanceof List<?> list && elements(list).isEmpty())) {
                        values.add(value);
                    }
                }
                if (values.size() == index.fields().size()) {
                    for (List<Object> other : seen) {
                        boolean same = true;
                        for (int i = 0; i < values.size(); i++) {
                            same &= agree(values.get(i), other.get(i));
                        }
                        if (same) {
                            return true;
                        }
                    }
                    seen.add(values);
                }
            }
        }
        return false;
    }

    /** Whether a unique index sees both as one: lists when they have an element in common. */
    private static boolean agree(Object a, Object b) {
        if (a instanceof List<?> x && b instanceof List<?> y) {
            return elements(x).stream().anyMatch(e -> elements(y).stream().anyMatch(f -> ValueOrder.same(e, f)));
        }
        return ValueOrder.same(a, b);
    }

    private static List<Object> elements(List<?> list) {
        List<Object> elements = new ArrayList<>();
        for (Object element : list) {
            if (element != null) {
                elements.add(element);
            }
        }
        return elements;
    }

    static List<Map<String, @Nullable Object>> matching(
            Map<Long, Map<String, @Nullable Object>> model, Predicate predicate) {
        List<Map<String, @Nullable Object>> matching = new ArrayList<>();
        for (Map<String, @Nullable Object> document : model.values()) {
            if (new PredicateEvaluator(document::get).matches(predicate)) {
                matching.add(document);
            }
        }
        return matching;
    }

    static Comparator<Map<String, @Nullable Object>> comparator(List<SortField> order) {
        return (x, y) -> {
            for (SortField term : order) {
                Object a = x.get(term.field());
                Object b = y.get(term.field());
                int c = a == null || b == null
                        ? (a == b ? 0 : (a == null) == term.nullsFirst() ? -1 : 1)
                        : term.descending() ? ValueOrder.compare(b, a) : ValueOrder.compare(a, b);
                if (c != 0) {
                    return c;
                }
            }
            return 0;
        };
    }

    static String orderText(Map<String, @Nullable Object> document, List<SortField> order) {
        StringBuilder text = new StringBuilder();
        for (SortField term : order) {
            text.append(normal(document.get(term.field()))).append('|');
        }
        return text.toString();
    }

    /** The same text for values that are the same. */
    private static String normal(@Nullable Object value) {
        if (value instanceof List<?> list) {
            List<String> elements = new ArrayList<>();
            list.forEach(element -> elements.add(normal(element)));
            return elements.toString();
        }
        return value instanceof Number n && !Double.isNaN(n.doubleValue())
                ? String.valueOf(n.doubleValue() + 0.0)
                : String.valueOf(value);
    }

    static String text(Map<String, @Nullable Object> document) {
        List<String> parts = new ArrayList<>();
        FIELDS.forEach(f -> parts.add(String.valueOf(document.get(f))));
        return String.join("|", parts);
    }

    static Map<String, @Nullable Object> document(long id) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("id", id);
        return document;
    }

    static Map<Long, Map<String, @Nullable Object>> copy(Map<Long, Map<String, @Nullable Object>> model) {
        Map<Long, Map<String, @Nullable Object>> copy = new LinkedHashMap<>();
        model.forEach((k, v) -> copy.put(k, new LinkedHashMap<>(v)));
        return copy;
    }
}
