package io.nonrel.adapter.embedded;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON as maps, lists, strings, Long, Double, Boolean and null. Used once. */
final class JsonReader {

    private static final int DEEPEST = 100;

    private final String text;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /** @throws NonrelException {@link ErrorCode#SYNTAX_ERROR} with the position */
    static @Nullable Object read(String text) {
        JsonReader reader = new JsonReader(text);
        Object value = reader.value();
        if (reader.peek() != 0) {
            throw reader.wrong("the end");
        }
        return value;
    }

    private @Nullable Object value() {
        if (++depth > DEEPEST) {
            throw wrong("at most " + DEEPEST + " levels");
        }
        char first = peek();
        Object value =
                switch (first) {
                    case '{' -> object();
                    case '[' -> array();
                    case '"' -> string();
                    case 't' -> word("true", true);
                    case 'f' -> word("false", false);
                    case 'n' -> word("null", null);
                    default -> number();
                };
        depth--;
        return value;
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        at++;
        if (peek() == '}') {
            at++;
            return object;
        }
        do {
            if (peek() != '"') {
                throw wrong("a name in double quotes");
            }
            String name = string();
            expect(':');
            if (object.containsKey(name)) {
                throw wrong("each name once, not " + name + " again,");
            }
            object.put(name, value());
        } while (isMore('}'));
        return object;
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> array = new ArrayList<>();
        at++;
        if (peek() == ']') {
            at++;
            return array;
        }
        do {
            array.add(value());
        } while (isMore(']'));
        return array;
    }

    private boolean isMore(char end) {
        char next = peek();
        if (next != ',' && next != end) {
            throw wrong("',' or '" + end + "'");
        }
        at++;
        return next == ',';
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw wrong("'" + wanted + "'");
        }
        at++;
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                at--;
                throw wrong("control characters as \\n, \\t or \\u0000");
            }
            string.append(c == '\\' ? escaped() : c);
        }
        if (at == text.length()) {
            throw wrong("'\"'");
        }
        at++;
        return string.toString();
    }

    private char escaped() {
        char c = at < text.length() ? text.charAt(at++) : 0;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw wrong("one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u0000");
        };
    }

    private char unicode() {
        try {
            char c = (char) Integer.parseInt(text, at, at + 4, 16);
            at += 4;
            return c;
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw wrong("four hexadecimal digits");
        }
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw wrong("a value");
        }
        at += word.length();
        return value;
    }

    private Object number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String number = text.substring(start, at);
        try {
            return number.matches("-?\\d+") ? (Object) Long.valueOf(number) : Double.valueOf(number);
        } catch (NumberFormatException e) {
            at = start;
            throw wrong(number.isEmpty() ? "a value" : "a number of 64 bits, or {\"$decimal\": \"…\"},");
        }
    }

    /** The next character that is no space, 0 at the end. */
    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private NonrelException wrong(String wanted) {
        String found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
        return ErrorCode.SYNTAX_ERROR.error(
                "The native statement is not JSON: %s is expected at character %d, not %s", wanted, at + 1, found);
    }
}
