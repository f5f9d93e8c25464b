package io.nonrel.adapter.mongodb;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.json.JsonParseException;
import org.jspecify.annotations.Nullable;

/**
 * A command of MongoDB that reads: {@code find} or {@code aggregate}, as its users write it. {@code {"$value": 1}} is the place
 * of the first value that is given beside it. Immutable.
 *
 * @param command the whole of it
 * @see <a href="https://www.mongodb.com/docs/manual/reference/command/aggregate/">aggregate</a>
 */
record NativeCommand(BsonDocument command) {

    private static final String PLACE = "$value";
    private static final Set<String> WRITING_STAGES = Set.of("$out", "$merge");

    /**
     * Reads a command.
     *
     * @throws NonrelException {@link ErrorCode#SYNTAX_ERROR} when the text is none
     */
    static NativeCommand read(String text) {
        BsonDocument command;
        try {
            command = BsonDocument.parse(text);
        } catch (JsonParseException | BsonInvalidOperationException | IllegalArgumentException e) {
            throw wrong("it is one document in extended JSON");
        }
        String verb = command.isEmpty() ? "" : command.getFirstKey();
        Set<String> known =
                switch (verb) {
                    case "find" -> Set.of("find", "filter", "projection", "sort", "skip", "limit");
                    case "aggregate" -> Set.of("aggregate", "pipeline");
                    default -> throw wrong("the first name is find or aggregate, other commands are not run");
                };
        if (!command.isString(verb)) {
            throw wrong("the value of " + verb + " is the name of a collection");
        }
        for (String name : command.keySet()) {
            if (!known.contains(name)) {
                throw wrong("\"" + name + "\" does not belong there");
            }
        }
        NativeCommand read = new NativeCommand(command);
        read.checkParts();
        return read;
    }

    private void checkParts() {
        for (String part : List.of("filter", "projection", "sort")) {
            if (command.containsKey(part) && !command.isDocument(part)) {
                throw wrong("\"" + part + "\" is a document");
            }
        }
        for (String part : List.of("skip", "limit")) {
            if (command.containsKey(part) && !command.isNumber(part)) {
                throw wrong("\"" + part + "\" is a number");
            }
        }
        if (isFind()) {
            return;
        }
        for (BsonValue stage : command.getArray("pipeline", new BsonArray())) {
            if (!stage.isDocument() || stage.asDocument().size() != 1) {
                throw wrong("\"pipeline\" is a list of stages");
            }
            if (WRITING_STAGES.contains(stage.asDocument().getFirstKey())) {
                throw wrong(stage.asDocument().getFirstKey() + " writes, and only what reads is run");
            }
        }
    }

    boolean isFind() {
        return command.getFirstKey().equals("find");
    }

    String collection() {
        return command.getString(command.getFirstKey()).getValue();
    }

    BsonDocument part(String name) {
        return command.getDocument(name, new BsonDocument());
    }

    int number(String name) {
        return command.containsKey(name) ? command.getNumber(name).intValue() : 0;
    }

    List<BsonDocument> pipeline() {
        List<BsonDocument> stages = new ArrayList<>();
        command.getArray("pipeline", new BsonArray()).forEach(stage -> stages.add(stage.asDocument()));
        return stages;
    }

    /** How many values it has places for. */
    int places() {
        return places(command);
    }

    private static int places(BsonValue part) {
        int place = place(part);
        if (place > 0) {
            return place;
        }
        int most = 0;
        if (part.isDocument()) {
            for (BsonValue member : part.asDocument().values()) {
                most = Math.max(most, places(member));
            }
        } else if (part.isArray()) {
            for (BsonValue element : part.asArray()) {
                most = Math.max(most, places(element));
            }
        }
        return most;
    }

    /** The number of the value that belongs here, 0 for none. */
    private static int place(BsonValue part) {
        return part.isDocument()
                        && part.asDocument().size() == 1
                        && part.asDocument().isNumber(PLACE)
                ? part.asDocument().getNumber(PLACE).intValue()
                : 0;
    }

    /** With the values in their places. */
    NativeCommand bind(List<? extends @Nullable Object> values) {
        return new NativeCommand(bind(command, values).asDocument());
    }

    private static BsonValue bind(BsonValue part, List<? extends @Nullable Object> values) {
        int place = place(part);
        if (place > 0) {
            return BsonValues.of(values.get(place - 1));
        }
        if (part.isDocument()) {
            BsonDocument bound = new BsonDocument();
            part.asDocument().forEach((name, member) -> bound.put(name, bind(member, values)));
            return bound;
        }
        if (part.isArray()) {
            BsonArray bound = new BsonArray();
            part.asArray().forEach(element -> bound.add(bind(element, values)));
            return bound;
        }
        return part;
    }

    /** A command that shows what columns there are without knowing the values: it filters by none of them. */
    NativeCommand withoutValues() {
        BsonDocument open = new BsonDocument(command.getFirstKey(), command.get(command.getFirstKey()));
        command.forEach((name, part) -> {
            if (part.isArray()) {
                BsonArray stages = new BsonArray();
                part.asArray().stream()
                        .filter(stage ->
                                places(stage) == 0 || !stage.asDocument().containsKey("$match"))
                        .forEach(stages::add);
                open.put(name, stages);
            } else if (!name.equals("filter") || places(part) == 0) {
                open.put(name, part);
            }
        });
        List<@Nullable Object> nulls = new ArrayList<>();
        for (int i = 0; i < places(); i++) {
            nulls.add(BsonNull.VALUE);
        }
        return new NativeCommand(open).bind(nulls);
    }

    private static NonrelException wrong(String what) {
        return ErrorCode.SYNTAX_ERROR.error(
                "This is no native statement: %s. There are {\"find\": \"collection\", \"filter\": {…}, \"projection\": {…},"
                        + " \"sort\": {…}, \"skip\": n, \"limit\": n} and {\"aggregate\": \"collection\", \"pipeline\": […]}",
                what);
    }
}
