package io.nonrel.adapter.embedded;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A command of the embedded store's own language: one JSON object whose first name is what is done. Immutable. */
sealed interface NativeCommand {

    /** What is read or written. */
    String collection();

    /** The document with a key. */
    record Get(String collection, List<@Nullable Object> key) implements NativeCommand {}

    /** Documents in the order of their keys; a limit below 0 means all. */
    record Scan(String collection, long limit) implements NativeCommand {}

    /** Values for fields of a document, which is made when it isn't there. */
    record Put(String collection, Map<String, @Nullable Object> document) implements NativeCommand {}

    /** Removes a document. */
    record Delete(String collection, List<@Nullable Object> key) implements NativeCommand {}

    /** Whether it changes documents. */
    default boolean isWrite() {
        return this instanceof Put || this instanceof Delete;
    }

    /**
     * Reads a command.
     *
     * @throws NonrelException {@link ErrorCode#SYNTAX_ERROR} when the text is no command
     */
    static NativeCommand read(String text) {
        if (!(JsonReader.read(text) instanceof Map<?, ?> members) || members.isEmpty()) {
            throw wrong("it is one JSON object");
        }
        String verb = String.valueOf(members.keySet().iterator().next());
        if (!(members.get(verb) instanceof String collection)) {
            throw wrong("the first name is what is done, its value the name of a collection");
        }
        return switch (verb) {
            case "get" -> {
                requireOnly(members, Set.of("get", "key"));
                yield new Get(collection, key(members));
            }
            case "delete" -> {
                requireOnly(members, Set.of("delete", "key"));
                yield new Delete(collection, key(members));
            }
            case "scan" -> {
                requireOnly(members, Set.of("scan", "limit"));
                yield new Scan(collection, limit(members));
            }
            case "put" -> {
                requireOnly(members, Set.of("put", "document"));
                yield new Put(collection, document(members));
            }
            default -> throw wrong("nothing is called " + verb);
        };
    }

    private static void requireOnly(Map<?, ?> members, Set<String> known) {
        for (Object name : members.keySet()) {
            if (!known.contains(name)) {
                throw wrong("\"" + name + "\" does not belong there");
            }
        }
    }

    @SuppressWarnings("unchecked") // the reader's lists hold any values
    private static List<@Nullable Object> key(Map<?, ?> members) {
        if (members.get("key") instanceof List<?> key && !key.isEmpty()) {
            return (List<@Nullable Object>) key;
        }
        throw wrong("\"key\" is a list with the values of the key");
    }

    @SuppressWarnings("unchecked") // the reader's names are strings
    private static Map<String, @Nullable Object> document(Map<?, ?> members) {
        if (members.get("document") instanceof Map<?, ?> document) {
            return (Map<String, @Nullable Object>) document;
        }
        throw wrong("\"document\" is an object with the fields");
    }

    private static long limit(Map<?, ?> members) {
        if (!members.containsKey("limit")) {
            return -1;
        }
        if (members.get("limit") instanceof Long limit && limit >= 0) {
            return limit;
        }
        throw wrong("\"limit\" is a number from 0");
    }

    private static NonrelException wrong(String what) {
        return ErrorCode.SYNTAX_ERROR.error(
                "This is no native statement: %s. There are {\"get\": \"collection\", \"key\": […]}, {\"scan\": \"collection\","
                        + " \"limit\": n}, {\"put\": \"collection\", \"document\": {…}} and {\"delete\": \"collection\","
                        + " \"key\": […]}",
                what);
    }
}
