package io.nonrel.adapter.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.CollectionDefinition;
import io.nonrel.spi.CollectionDefinition.FieldDefinition;
import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.Predicate.Operator;
import io.nonrel.spi.Scan;
import io.nonrel.spi.ValueType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is asked of the server for a predicate, and why it is no more and no less. */
class FilterTranslatorTest {

    private static final String NO_LIST = "\"$not\": {\"$type\": \"array\"}";

    private static final Shape ITEM = shape(List.of("id"));

    @Test
    void aComparisonLeavesListsOut() {
        asks(Predicate.equal("name", "x"), "{\"name\": {\"$eq\": \"x\", " + NO_LIST + "}}");
        asks(compare("price", Operator.LESS, 5L), "{\"price\": {\"$lt\": {\"$numberLong\": \"5\"}, " + NO_LIST + "}}");
    }

    @Test
    void theKeyIsTheServersId() {
        asks(Predicate.equal("id", 7L), "{\"_id\": {\"$numberLong\": \"7\"}}");
        asks(new Predicate.IsNull("id"), null);
    }

    @Test
    void aKeyOfSeveralFieldsIsAskedForAsAWhole() {
        Shape place = shape(List.of("name", "id"));
        Predicate both = Predicate.equal("id", 7L).and(Predicate.equal("name", "x"));
        assertThat(json(both, place)).isEqualTo("{\"_id\": {\"name\": \"x\", \"id\": {\"$numberLong\": \"7\"}}}");
        assertThat(json(Predicate.equal("id", 7L), place)).isEqualTo("{\"_id.id\": {\"$numberLong\": \"7\"}}");
    }

    @Test
    void differentMeansThatThereIsAValue() {
        asks(
                compare("name", Operator.NOT_EQUAL, "x"),
                "{\"$and\": [{\"name\": {\"$type\": \"string\", " + NO_LIST + "}}, {\"name\": {\"$nin\": [\"x\"]}}]}");
        asks(
                new Predicate.Not(new Predicate.In("name", List.of(Operand.of("x"), Operand.of("y")))),
                "{\"$and\": [{\"name\": {\"$type\": \"string\", " + NO_LIST
                        + "}}, {\"name\": {\"$nin\": [\"x\", \"y\"]}}]}");
    }

    @Test
    void anInListWithNullNeverAsksForNull() {
        Predicate in = new Predicate.In("name", List.of(Operand.of("x"), Operand.of(null), Operand.of("y")));
        asks(in, "{\"name\": {\"$in\": [\"x\", \"y\"], " + NO_LIST + "}}");
        asks(new Predicate.Not(in), null);
    }

    @Test
    void nullIsWhatHasNoValueOfTheType() {
        asks(
                new Predicate.IsNull("name"),
                "{\"$or\": [{\"name\": {\"$not\": {\"$type\": \"string\"}}}, {\"name\": {\"$type\": \"array\"}}]}");
        asks(new Predicate.Not(new Predicate.IsNull("name")), "{\"name\": {\"$type\": \"string\", " + NO_LIST + "}}");
    }

    @Test
    void conditionsOnOneFieldDoNotReplaceEachOther() {
        Predicate both = compare("price", Operator.GREATER, 1L).and(compare("price", Operator.GREATER, 2L));
        asks(
                both,
                "{\"$and\": [{\"price\": {\"$gt\": {\"$numberLong\": \"1\"}, " + NO_LIST
                        + "}}, {\"price\": {\"$gt\": {\"$numberLong\": \"2\"}, " + NO_LIST + "}}]}");
    }

    @Test
    void bothEndsOfARangeAreOfOneValue() {
        Predicate range = new Predicate.Range("price", Operand.of(1L), true, Operand.of(3L), false);
        asks(
                range,
                "{\"price\": {\"$gte\": {\"$numberLong\": \"1\"}, \"$lt\": {\"$numberLong\": \"3\"}, " + NO_LIST
                        + "}}");
    }

    @Test
    void aPrefixIsAnAnchoredExpressionOfLiterals() {
        asks(
                new Predicate.Prefix("name", Operand.of("a.*$\n\u0000é")),
                "{\"name\": {\"$regex\": \"^a\\\\.\\\\*\\\\$\\\\x0a\\\\x00é\", " + NO_LIST + "}}");
        asks(new Predicate.Prefix("name", Operand.of("")), "{\"name\": {\"$type\": \"string\", " + NO_LIST + "}}");
        asks(new Predicate.Prefix("price", Operand.of("1")), null);
    }

    @Test
    void numbersAreComparedWithinTheFieldsType() {
        asks(
                compare("price", Operator.LESS, 1.5),
                "{\"price\": {\"$lte\": {\"$numberLong\": \"1\"}, " + NO_LIST + "}}");
        asks(Predicate.equal("price", 1.5), null);
        asks(compare("price", Operator.GREATER, new BigDecimal("9223372036854775808")), null);
        asks(Predicate.equal("ratio", new BigDecimal("0.1")), null);
        asks(
                Predicate.equal("ratio", new BigDecimal("0.5")),
                "{\"ratio\": {\"$eq\": {\"$numberDouble\": \"0.5\"}, " + NO_LIST + "}}");
    }

    @Test
    void naNIsAboveAllNumbers() {
        asks(
                compare("ratio", Operator.GREATER, 1.0),
                "{\"$or\": [{\"ratio\": {\"$gt\": {\"$numberDouble\": \"1.0\"}, " + NO_LIST
                        + "}}, {\"ratio\": {\"$eq\": {\"$numberDouble\": \"NaN\"}, " + NO_LIST + "}}]}");
        asks(compare("ratio", Operator.GREATER, Double.NaN), null);
    }

    @Test
    void timesMorePreciseThanADateAreNeverEqual() {
        Instant moment = Instant.parse("2024-01-01T00:00:00.000001Z");
        asks(Predicate.equal("moment", moment), null);
        String date = "{\"$date\": {\"$numberLong\": \"1704067200000\"}}";
        asks(compare("moment", Operator.LESS, moment), "{\"moment\": {\"$lte\": " + date + ", " + NO_LIST + "}}");
        asks(
                compare("moment", Operator.GREATER_OR_EQUAL, moment),
                "{\"moment\": {\"$gte\": {\"$date\": {\"$numberLong\": \"1704067200001\"}}, " + NO_LIST + "}}");
    }

    @Test
    void anIdComparesWithItsDigitsAndWithNothingElse() {
        Shape foreign = new Shape("foreign", List.of("_id"), Map.of("_id", FieldForm.OBJECT_ID), true, List.of());
        assertThat(json(Predicate.equal("_id", "507f1f77bcf86cd799439011"), foreign))
                .isEqualTo("{\"_id\": {\"$oid\": \"507f1f77bcf86cd799439011\"}}");
        assertThat(json(Predicate.equal("_id", "nobody"), foreign)).isNull();
        assertThat(json(Predicate.equal("_id", "507F1F77BCF86CD799439011"), foreign))
                .isNull();
    }

    @Test
    void valuesAreNeverOperatorsOrPaths() {
        asks(Predicate.equal("name", "$price"), "{\"name\": {\"$eq\": \"$price\", " + NO_LIST + "}}");
        asks(Predicate.equal("a.b", "x"), "{\"a\uFF0Eb\": {\"$eq\": \"x\", " + NO_LIST + "}}");
        asks(Predicate.equal("$where", "x"), "{\"\uFF04where\": {\"$eq\": \"x\", " + NO_LIST + "}}");
    }

    @Test
    void aListContainsAnElementItself() {
        asks(new Predicate.Contains("tags", Operand.of("x")), "{\"tags\": {\"$elemMatch\": {\"$eq\": \"x\"}}}");
        asks(
                new Predicate.ContainsPrefix("tags", Operand.of("x")),
                "{\"tags\": {\"$elemMatch\": {\"$regex\": \"^x\"}}}");
    }

    private static Predicate compare(String field, Operator operator, Object value) {
        return new Predicate.Comparison(field, operator, Operand.of(value));
    }

    /** Asserts the filter's text; null for one that no document passes. */
    private static void asks(Predicate predicate, @Nullable String expected) {
        assertThat(json(predicate, ITEM)).isEqualTo(expected);
    }

    private static @Nullable String json(Predicate predicate, Shape shape) {
        Predicate bound = Scan.of(shape.name(), List.of())
                .withPredicate(predicate)
                .bind(new @Nullable Object[0])
                .predicate();
        Filter filter = FilterTranslator.translate(bound, shape);
        if (filter.equals(Filter.NOTHING)) {
            return null;
        }
        BsonDocument document = filter.toBson();
        return document.toJson(org.bson.json.JsonWriterSettings.builder()
                .outputMode(org.bson.json.JsonMode.EXTENDED)
                .build());
    }

    private static Shape shape(List<String> key) {
        List<FieldDefinition> fields = new ArrayList<>();
        fields.add(new FieldDefinition("id", ValueType.INTEGER, false));
        fields.add(new FieldDefinition("name", ValueType.STRING, true));
        fields.add(new FieldDefinition("price", ValueType.INTEGER, true));
        fields.add(new FieldDefinition("ratio", ValueType.DOUBLE, true));
        fields.add(new FieldDefinition("moment", ValueType.INSTANT, true));
        fields.add(new FieldDefinition("tags", ValueType.LIST, true));
        fields.add(new FieldDefinition("a.b", ValueType.STRING, true));
        fields.add(new FieldDefinition("$where", ValueType.STRING, true));
        return Shape.of(new CollectionDefinition("item", fields, key));
    }
}
