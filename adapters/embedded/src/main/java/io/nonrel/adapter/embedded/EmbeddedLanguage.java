package io.nonrel.adapter.embedded;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.CollectionDefinition.FieldDefinition;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NativeLanguage;
import io.nonrel.spi.NativeStatement;
import io.nonrel.spi.Operand;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Store;
import io.nonrel.spi.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The embedded store's own language: {@link NativeCommand}s on documents as they are, with hidden and unknown fields. */
final class EmbeddedLanguage implements NativeLanguage {

    private static final List<FieldDefinition> COUNT = List.of(new FieldDefinition("COUNT", ValueType.INTEGER, false));

    /** How many documents tell the types of the fields. */
    private static final int SAMPLE = 1_000;

    private final Store store;
    private final Database database;

    EmbeddedLanguage(Store store, Database database) {
        this.store = store;
        this.database = database;
    }

    @Override
    public NativeStatement read(String text) {
        NativeCommand command = NativeCommand.read(text);
        return new NativeStatement(
                text,
                NativeValues.places(JsonReader.read(text)),
                command.isWrite() ? Set.of(command.collection()) : Set.of());
    }

    @Override
    public List<FieldDefinition> describe(NativeStatement statement) {
        NativeCommand command = NativeCommand.read(statement.text());
        CollectionSchema schema = schema(command);
        if (command.isWrite()) {
            return COUNT;
        }
        List<String> names = schema.layouts().fields();
        NativeColumns columns = new NativeColumns(names);
        Scan sample = Scan.of(schema.name(), names).withLimit(null, Operand.of((long) SAMPLE));
        try (RowCursor rows = store.scan(sample, CallContext.NONE)) {
            for (@Nullable Object[] row = rows.next(); row != null; row = rows.next()) {
                columns.see(row);
            }
        }
        return columns.definitions();
    }

    @Override
    public RowCursor run(
            NativeStatement statement,
            List<FieldDefinition> columns,
            List<? extends @Nullable Object> values,
            CallContext context) {
        NativeCommand command = NativeCommand.read(statement.text());
        CollectionSchema schema = schema(command);
        List<String> names = columns.stream().map(FieldDefinition::name).toList();
        if (command instanceof NativeCommand.Get get) {
            List<@Nullable Object[]> key = List.<@Nullable Object[]>of(key(schema, get.key(), values));
            return NativeColumns.rows(store.lookup(schema.name(), key, names, context), columns);
        }
        if (command instanceof NativeCommand.Scan scan) {
            Scan all = Scan.of(schema.name(), names);
            Scan some = scan.limit() < 0 ? all : all.withLimit(null, Operand.of(scan.limit()));
            return NativeColumns.rows(store.scan(some, context), columns);
        }
        Mutation mutation = command instanceof NativeCommand.Put put
                ? put(schema, put, values)
                : new Mutation.Delete(schema.name(), key(schema, ((NativeCommand.Delete) command).key(), values));
        long count = store.write(List.of(mutation), context)[0];
        return new RowList(List.<@Nullable Object[]>of(new @Nullable Object[] {count}), () -> {});
    }

    private static Mutation put(
            CollectionSchema schema, NativeCommand.Put put, List<? extends @Nullable Object> values) {
        List<String> fields = new ArrayList<>();
        List<@Nullable Object> bound = new ArrayList<>();
        for (Map.Entry<String, @Nullable Object> field : put.document().entrySet()) {
            fields.add(field.getKey());
            bound.add(NativeValues.bind(field.getValue(), values));
        }
        if (!fields.containsAll(schema.key())) {
            throw ErrorCode.NOT_NULL_VIOLATION.error(
                    "A document of %s needs its key, the fields %s", schema.name(), schema.key());
        }
        return new Mutation.Upsert(schema.name(), fields, bound.toArray());
    }

    private static @Nullable Object[] key(
            CollectionSchema schema, List<@Nullable Object> key, List<? extends @Nullable Object> values) {
        if (key.size() != schema.key().size()) {
            throw ErrorCode.INVALID_STATEMENT.error(
                    "The key of %s has %d values, the fields %s",
                    schema.name(), schema.key().size(), schema.key());
        }
        @Nullable
        Object[] bound = key.stream().map(k -> NativeValues.bind(k, values)).toArray();
        for (Object value : bound) {
            if (value == null) {
                throw ErrorCode.NULL_NOT_ALLOWED.error("A value of a key of %s is NULL", schema.name());
            }
        }
        return bound;
    }

    private CollectionSchema schema(NativeCommand command) {
        CollectionState state = database.state().find(command.collection());
        if (state == null) {
            throw ErrorCode.UNDEFINED_TABLE.error("There is no collection %s", command.collection());
        }
        return state.schema();
    }
}
