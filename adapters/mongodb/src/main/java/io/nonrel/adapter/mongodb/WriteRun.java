package io.nonrel.adapter.mongodb;

import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.Notice;
import io.nonrel.spi.NoticeCode;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** Mutations of one kind in one collection, as the server takes them. Used by one thread, for one call. */
final class WriteRun {

    private static final int LONGEST = 10_000;

    /** No document has it: taken away where an upsert changes nothing, since every update needs a change. */
    private static final BsonDocument NO_CHANGE =
            new BsonDocument("$unset", new BsonDocument("nonrel_nothing", new BsonString("")));

    private final Shape shape;
    private final int start;
    private final Class<? extends Mutation> kind;
    private final CallContext context;
    private final List<Mutation> mutations = new ArrayList<>();
    private final List<WriteModel<BsonDocument>> models = new ArrayList<>();
    private final List<BsonValue> ids = new ArrayList<>();
    private final Set<Integer> retried = new HashSet<>();

    /**
     * @param start position of its first mutation in the call
     */
    WriteRun(Shape shape, int start, Class<? extends Mutation> kind, CallContext context) {
        this.shape = shape;
        this.start = start;
        this.kind = kind;
        this.context = context;
    }

    String collection() {
        return shape.name();
    }

    int start() {
        return start;
    }

    int size() {
        return mutations.size();
    }

    boolean isOf(Class<? extends Mutation> asked) {
        return kind == asked;
    }

    boolean isOfSets() {
        return isOf(Mutation.UpdateWhere.class) || isOf(Mutation.DeleteWhere.class);
    }

    /** Whether the mutation may stand at its end. */
    boolean takes(Mutation mutation) {
        return mutation.getClass() == kind
                && mutation.collection().equals(shape.name())
                && mutations.size() < LONGEST
                && !Keys.hasTexts(shape);
    }

    void add(Mutation mutation) {
        mutations.add(mutation);
        if (mutation instanceof Mutation.Insert insert) {
            BsonDocument document = document(insert.fields(), insert.values(), true);
            ids.add(document.get(Shape.ID));
            models.add(new InsertOneModel<>(document));
        } else if (mutation instanceof Mutation.Upsert upsert) {
            BsonDocument document = document(upsert.fields(), upsert.values(), false);
            BsonValue id = document.remove(Shape.ID);
            ids.add(id);
            models.add(new UpdateOneModel<>(
                    new BsonDocument(Shape.ID, id),
                    document.isEmpty() ? NO_CHANGE : new BsonDocument("$set", document),
                    new UpdateOptions().upsert(true)));
        } else if (mutation instanceof Mutation.Update update) {
            models.add(new UpdateOneModel<>(byKey(update.key()), set(update.fields(), update.values())));
        } else if (mutation instanceof Mutation.Delete delete) {
            models.add(new DeleteOneModel<>(byKey(delete.key())));
        } else if (mutation instanceof Mutation.UpdateWhere set) {
            refuseKeys(set.fields());
        }
    }

    List<WriteModel<BsonDocument>> models() {
        return models;
    }

    /** The {@code _id} that a mutation is about. */
    BsonValue id(int at) {
        return ids.get(at);
    }

    List<BsonValue> ids() {
        return List.copyOf(new HashSet<>(ids));
    }

    /** Whether the mutation is tried again for the first time. */
    boolean retries(int at) {
        return retried.add(at);
    }

    /** What a set of documents has in common. */
    Filter filter(int at, ServerProfile server) {
        Predicate predicate = mutations.get(at) instanceof Mutation.UpdateWhere update
                ? update.predicate()
                : ((Mutation.DeleteWhere) mutations.get(at)).predicate();
        Scan bound = Scan.of(shape.name(), List.of()).withPredicate(predicate).bind(new @Nullable Object[0]);
        if (ScanCheck.check(bound, shape, server) instanceof Verdict.Rejected rejected) {
            throw ErrorCode.UNSUPPORTED.error("The store does not run this: %s", rejected.reason());
        }
        return FilterTranslator.translate(bound.predicate(), shape);
    }

    /** What is changed in each document of a set. */
    BsonDocument change(int at) {
        Mutation.UpdateWhere update = (Mutation.UpdateWhere) mutations.get(at);
        return set(update.fields(), update.values());
    }

    private BsonDocument byKey(@Nullable Object[] key) {
        List<BsonValue> found = Keys.ids(shape, key);
        // A key that no document can have is taken for one that no document has.
        ids.add(found.isEmpty() ? new BsonDocument("nonrel_nothing", new BsonString("")) : found.get(0));
        return found.size() > 1 ? Reads.byIds(found) : new BsonDocument(Shape.ID, ids.get(ids.size() - 1));
    }

    private BsonDocument set(List<String> fields, @Nullable Object[] values) {
        refuseKeys(fields);
        BsonDocument set = new BsonDocument();
        for (int i = 0; i < values.length; i++) {
            if (shape.form(fields.get(i)) == FieldForm.DOCUMENT) {
                refuseDocument(values[i]);
            } else {
                set.put(shape.path(fields.get(i)), value(fields.get(i), values[i]));
            }
        }
        return set.isEmpty() ? NO_CHANGE : new BsonDocument("$set", set);
    }

    private BsonDocument document(List<String> fields, @Nullable Object[] values, boolean insert) {
        Map<String, BsonValue> key = new HashMap<>();
        BsonDocument document = new BsonDocument();
        document.put(Shape.ID, org.bson.BsonNull.VALUE);
        for (int i = 0; i < values.length; i++) {
            String field = fields.get(i);
            if (shape.form(field) == FieldForm.DOCUMENT) {
                refuseDocument(values[i]);
            } else if (shape.isKey(field)) {
                key.put(field, Keys.written(values[i], shape.form(field), shape.name(), field));
            } else if (!insert || !shape.nested()) {
                document.put(shape.path(field), value(field, values[i]));
            } else if (values[i] != null) {
                putInside(document, shape.path(field), value(field, values[i]));
            }
        }
        for (String field : shape.key()) {
            if (!key.containsKey(field)) {
                Keys.written(null, shape.form(field), shape.name(), field);
            }
        }
        BsonValue only = key.get(shape.key().get(0));
        document.put(Shape.ID, shape.hasCompoundKey() || only == null ? Keys.compound(shape, key::get) : only);
        return document;
    }

    private BsonValue value(String field, @Nullable Object value) {
        if (BsonValues.isCut(value)) {
            context.notice(new Notice(
                    NoticeCode.PRECISION_LOSS,
                    "MongoDB holds milliseconds: digits of " + shape.name() + "." + field + " behind them were cut off",
                    shape.name(),
                    -1,
                    -1,
                    null));
        }
        return BsonValues.stored(value, shape.form(field), field);
    }

    /** A dot of a path leads into a document here, which is made where it isn't there. */
    private static void putInside(BsonDocument document, String path, BsonValue value) {
        BsonDocument inside = document;
        String[] steps = path.split("\\.", -1);
        for (int i = 0; i < steps.length - 1; i++) {
            BsonDocument next = inside.getDocument(steps[i], new BsonDocument());
            inside.put(steps[i], next);
            inside = next;
        }
        inside.put(steps[steps.length - 1], value);
    }

    private void refuseDocument(@Nullable Object value) {
        if (value != null) {
            throw ErrorCode.UNSUPPORTED.error(
                    "%s of %s is for reading; write the columns themselves", Shape.DOCUMENT, shape.name());
        }
    }

    private void refuseKeys(List<String> fields) {
        for (String field : fields) {
            if (shape.isKey(field)) {
                throw ErrorCode.UNSUPPORTED.error(
                        "MongoDB changes no keys: %s is part of the key of %s; delete the row and insert it with the new"
                                + " key",
                        field, shape.name());
            }
        }
    }
}
