package io.nonrel.adapter.mongodb;

import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * What a filter asks of one field: an operator and what stands behind it. Immutable.
 *
 * @see <a href="https://www.mongodb.com/docs/manual/reference/operator/query/">Query operators</a>
 */
sealed interface FieldTest {

    /** Is no list: without it a list passes when one of its elements does. */
    FieldTest NOT_A_LIST = new Not(List.of(new OfType("array")));

    /** The name, with its dollar. */
    String operator();

    /** What stands behind it. */
    BsonValue operand();

    /** The tests as the document that stands behind a field's name. */
    static BsonDocument document(List<FieldTest> tests) {
        BsonDocument document = new BsonDocument();
        for (FieldTest test : tests) {
            if (document.put(test.operator(), test.operand()) != null) {
                throw new AssertionError("Two tests " + test.operator() + " of one field");
            }
        }
        return document;
    }

    /** Equal to a value; to null also where there is no field. */
    record Equal(BsonValue value) implements FieldTest {
        @Override
        public String operator() {
            return "$eq";
        }

        @Override
        public BsonValue operand() {
            return value;
        }
    }

    /** Equal to one of some values. */
    record OneOf(List<? extends BsonValue> values) implements FieldTest {
        @Override
        public String operator() {
            return "$in";
        }

        @Override
        public BsonValue operand() {
            return new BsonArray(values);
        }
    }

    /** Equal to none of some values. */
    record NoneOf(List<? extends BsonValue> values) implements FieldTest {
        @Override
        public String operator() {
            return "$nin";
        }

        @Override
        public BsonValue operand() {
            return new BsonArray(values);
        }
    }

    /** On one side of a value of its own kind. */
    record Order(Side side, BsonValue value) implements FieldTest {
        @Override
        public String operator() {
            return side.operator;
        }

        @Override
        public BsonValue operand() {
            return value;
        }
    }

    /** A side of a value. */
    enum Side {
        BELOW("$lt"),
        UP_TO("$lte"),
        ABOVE("$gt"),
        FROM("$gte");

        private final String operator;

        Side(String operator) {
            this.operator = operator;
        }
    }

    /** Is of a type, or a list with an element of it. */
    record OfType(String alias) implements FieldTest {
        @Override
        public String operator() {
            return "$type";
        }

        @Override
        public BsonValue operand() {
            return new BsonString(alias);
        }
    }

    /** A string that a regular expression finds something in. */
    record Regex(String pattern) implements FieldTest {
        @Override
        public String operator() {
            return "$regex";
        }

        @Override
        public BsonValue operand() {
            return new BsonString(pattern);
        }
    }

    /** Does not pass all of some tests; where there is no field, too. */
    record Not(List<FieldTest> tests) implements FieldTest {
        public Not {
            tests = List.copyOf(tests);
        }

        @Override
        public String operator() {
            return "$not";
        }

        @Override
        public BsonValue operand() {
            return document(tests);
        }
    }

    /** A list with an element that passes all of some tests. */
    record Element(List<FieldTest> tests) implements FieldTest {
        public Element {
            tests = List.copyOf(tests);
        }

        @Override
        public String operator() {
            return "$elemMatch";
        }

        @Override
        public BsonValue operand() {
            return document(tests);
        }
    }
}
