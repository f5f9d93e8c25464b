package io.nonrel.adapter.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class ValidatorFieldsTest {

    @Test
    void typesComeFromTheSchemasProperties() {
        BsonDocument options = BsonDocument.parse(
                """
                {validator: {$jsonSchema: {bsonType: 'object', required: ['name'], properties: {
                  name: {bsonType: 'string'},
                  age: {bsonType: ['int', 'null']},
                  size: {bsonType: ['int', 'double']},
                  ratio: {bsonType: 'double'},
                  owner: {bsonType: 'objectId'},
                  since: {bsonType: 'date'},
                  odd: {bsonType: ['string', 'int']},
                  free: {description: 'anything'},
                  'a.b': {bsonType: 'string'},
                  address: {bsonType: 'object', properties: {city: {type: 'string'}}}
                }}}}""");
        assertThat(ValidatorFields.of(options))
                .isEqualTo(Map.of(
                        "name", FieldForm.STRING,
                        "age", FieldForm.INTEGER,
                        "size", FieldForm.DECIMAL,
                        "ratio", FieldForm.DOUBLE,
                        "owner", FieldForm.OBJECT_ID,
                        "since", FieldForm.INSTANT,
                        "odd", FieldForm.TEXT,
                        "address.city", FieldForm.STRING));
        assertThat(ValidatorFields.of(new BsonDocument())).isEmpty();
        assertThat(ValidatorFields.of(BsonDocument.parse("{validator: {a: {$gt: 5}}}")))
                .isEmpty();
    }
}
