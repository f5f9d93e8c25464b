package io.nonrel.adapter.mongodb;

import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** A filter of the server's find form that renders itself. It is true or false of a document, never unknown. Immutable. */
sealed interface Filter {

    /** Every document passes. */
    Filter EVERYTHING = new AllOf(List.of());

    /** No document passes; nobody needs to ask a server. */
    Filter NOTHING = new AnyOf(List.of());

    /** As the server takes it. */
    BsonDocument toBson();

    /** A field passes all of some tests, which have different operators. */
    record Field(String path, List<FieldTest> tests) implements Filter {
        public Field {
            tests = List.copyOf(tests);
        }

        @Override
        public BsonDocument toBson() {
            if (tests.size() == 1
                    && tests.get(0) instanceof FieldTest.Equal equal
                    && !equal.value().isRegularExpression()) {
                return new BsonDocument(path, equal.value());
            }
            return new BsonDocument(path, FieldTest.document(tests));
        }
    }

    /** All of some filters. */
    record AllOf(List<Filter> filters) implements Filter {
        public AllOf {
            filters = List.copyOf(filters);
        }

        @Override
        public BsonDocument toBson() {
            // Never one document with all of the fields: the second filter on a field would take the place of the
            // first.
            return filters.isEmpty() ? new BsonDocument() : new BsonDocument("$and", array(filters));
        }
    }

    /** One of some filters. */
    record AnyOf(List<Filter> filters) implements Filter {
        public AnyOf {
            filters = List.copyOf(filters);
        }

        @Override
        public BsonDocument toBson() {
            return filters.isEmpty()
                    ? new BsonDocument(Shape.ID, new BsonDocument("$in", new BsonArray()))
                    : new BsonDocument("$or", array(filters));
        }
    }

    /** A field passes the tests. */
    static Filter field(String path, FieldTest... tests) {
        return new Field(path, List.of(tests));
    }

    /** All of them, as flat as can be. */
    static Filter allOf(List<Filter> filters) {
        List<Filter> flat = new ArrayList<>();
        for (Filter filter : filters) {
            if (filter.equals(NOTHING)) {
                return NOTHING;
            }
            if (filter instanceof AllOf all) {
                flat.addAll(all.filters);
            } else {
                flat.add(filter);
            }
        }
        return flat.size() == 1 ? flat.get(0) : new AllOf(flat);
    }

    /** One of them, as flat as can be. */
    static Filter anyOf(List<Filter> filters) {
        List<Filter> flat = new ArrayList<>();
        for (Filter filter : filters) {
            if (filter.equals(EVERYTHING)) {
                return EVERYTHING;
            }
            if (filter instanceof AnyOf any) {
                flat.addAll(any.filters);
            } else {
                flat.add(filter);
            }
        }
        return flat.size() == 1 ? flat.get(0) : new AnyOf(flat);
    }

    private static BsonArray array(List<Filter> filters) {
        List<BsonValue> parts = new ArrayList<>(filters.size());
        filters.forEach(f -> parts.add(f.toBson()));
        return new BsonArray(parts);
    }
}
