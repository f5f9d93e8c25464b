package io.nonrel.adapter.mongodb;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoIterable;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.CollectionDefinition.FieldDefinition;
import io.nonrel.spi.NativeLanguage;
import io.nonrel.spi.NativeStatement;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.codecs.configuration.CodecRegistries;
import org.jspecify.annotations.Nullable;

/** MongoDB's own language, as far as it reads: {@link NativeCommand}s on documents as they are. */
final class MongoLanguage implements NativeLanguage {

    /** How many documents tell the types of the columns. */
    private static final int SAMPLE = 1_000;

    private final Access access;

    MongoLanguage(Access access) {
        this.access = access;
    }

    @Override
    public NativeStatement read(String text) {
        return new NativeStatement(text, NativeCommand.read(text).places(), Set.of());
    }

    @Override
    public List<FieldDefinition> describe(NativeStatement statement) {
        NativeCommand command = NativeCommand.read(statement.text()).withoutValues();
        SeenFields seen = SeenFields.atTheTop();
        try {
            MongoCollection<BsonDocument> all = access.collection(command.collection(), CallContext.NONE);
            sample(all, command).forEach(seen::look);
        } catch (RuntimeException e) {
            throw access.errors().of(e);
        }
        List<FieldDefinition> columns = new ArrayList<>();
        seen.forms()
                .forEach((name, form) -> columns.add(new FieldDefinition(
                        name, Objects.requireNonNullElse(form.valueType(), ValueType.STRING), true)));
        return columns.isEmpty() ? List.of(new FieldDefinition(Shape.ID, ValueType.STRING, true)) : columns;
    }

    private static MongoIterable<BsonDocument> sample(MongoCollection<BsonDocument> all, NativeCommand command) {
        if (command.isFind()) {
            return all.find(command.part("filter"))
                    .projection(command.part("projection"))
                    .limit(SAMPLE)
                    .comment(Access.comment());
        }
        List<BsonDocument> pipeline = command.pipeline();
        pipeline.add(new BsonDocument("$limit", new BsonInt32(SAMPLE)));
        return all.aggregate(pipeline).comment(Access.comment());
    }

    @Override
    public RowCursor run(
            NativeStatement statement,
            List<FieldDefinition> columns,
            List<? extends @Nullable Object> values,
            CallContext context) {
        context.checkCancelled();
        NativeCommand command = NativeCommand.read(statement.text()).bind(values);
        Map<String, FieldForm> forms = new HashMap<>();
        // A text is what any value can be given as.
        columns.forEach(
                c -> forms.put(c.name(), c.type() == ValueType.STRING ? FieldForm.TEXT : FieldForm.of(c.type())));
        Shape shape = new Shape(command.collection(), List.of(), forms, true, List.of());
        List<String> names = columns.stream().map(FieldDefinition::name).toList();
        RowCodec codec = new RowCodec(shape, names, Misfits.refused(shape.name()));
        String comment = Access.comment();
        try {
            MongoCollection<BsonDocument> all = access.collection(command.collection(), context)
                    .withCodecRegistry(CodecRegistries.fromRegistries(
                            CodecRegistries.fromCodecs(codec), MongoClientSettings.getDefaultCodecRegistry()));
            MongoIterable<@Nullable Object[]> found =
                    rows(all, command, codec.getEncoderClass(), comment).batchSize(context.fetchSize());
            MongoCursor<@Nullable Object[]> cursor =
                    access.cancellations().watch(comment, context, () -> found.iterator());
            return new MongoCursorRows(cursor, access, context, comment);
        } catch (RuntimeException e) {
            throw access.errors().of(e);
        }
    }

    private static MongoIterable<@Nullable Object[]> rows(
            MongoCollection<BsonDocument> all, NativeCommand command, Class<@Nullable Object[]> type, String comment) {
        return command.isFind()
                ? all.find(command.part("filter"), type)
                        .projection(command.part("projection"))
                        .sort(command.part("sort"))
                        .skip(command.number("skip"))
                        .limit(command.number("limit"))
                        .comment(comment)
                : all.aggregate(command.pipeline(), type).comment(comment);
    }
}
