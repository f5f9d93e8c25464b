package io.nonrel.planner.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One pass over a statement that finds its shape. Writes all tokens with one space between, so that layout is no matter. */
final class ShapeScanner {
    /** More literals make a statement that hardly comes twice, and a key that isn't worth its memory. */
    private static final int MOST_LITERALS = 256;

    private final String sql;
    private final StringBuilder out;
    private final StringBuilder types = new StringBuilder();
    private final List<SqlShape.Slot> slots = new ArrayList<>();
    private final ShapeContext context = new ShapeContext();
    private int at;
    private int parameters;
    private int literals;

    /** A literal that is written already and is taken back if what follows allows it. */
    private SqlShape.@Nullable Literal pending;

    private int pendingStart;

    ShapeScanner(String sql) {
        this.sql = sql;
        this.out = new StringBuilder(sql.length() + 16);
    }

    Optional<SqlShape> scan() {
        while (at < sql.length()) {
            if (!token()) {
                return Optional.empty();
            }
        }
        takePending();
        if (literals == 0) {
            return Optional.empty();
        }
        String text = out.toString();
        return Optional.of(new SqlShape(text + '\n' + types, text, slots));
    }

    /** Goes over one token; whether the statement can still have a shape. */
    private boolean token() {
        char c = sql.charAt(at);
        if (c <= ' ') {
            at++;
            return true;
        }
        if (isComment(c)) {
            return skipComment();
        }
        if (isLetter(c)) {
            return word();
        }
        if (isDigit(c) || c == '.' && isDigit(peek(1))) {
            return number(at);
        }
        return switch (c) {
            case '\'' -> string();
            case '"' -> quotedName();
            case '(' -> {
                dropPending();
                write(at, at + 1);
                at++;
                yield context.open();
            }
            case ')' -> {
                takePending();
                write(at, at + 1);
                at++;
                yield context.close();
            }
            case ',' -> {
                if (context.allowsComma()) {
                    takePending();
                }
                dropPending();
                write(at, at + 1);
                at++;
                context.comma();
                yield true;
            }
            case '?' -> parameter();
            case ';' -> {
                at++;
                yield sql.substring(at).isBlank();
            }
            case '=', '<', '>', '!' -> comparison();
            case '-' -> minus();
            // Hints, escapes and prefixes of literals end up in other characters than these.
            case '+', '*', '/', '.', '|', ':', '%' -> sign();
            default -> false;
        };
    }

    private boolean isComment(char c) {
        return c == '-' && peek(1) == '-' || c == '/' && (peek(1) == '*' || peek(1) == '/');
    }

    private boolean skipComment() {
        if (sql.charAt(at) == '/' && peek(1) == '*') {
            int end = sql.indexOf("*/", at + 2);
            boolean hint = peek(2) == '+';
            at = end + 2;
            return end >= 0 && !hint;
        }
        int end = sql.indexOf('\n', at);
        at = end < 0 ? sql.length() : end + 1;
        return true;
    }

    private boolean word() {
        int start = at;
        while (at < sql.length() && isWordPart(sql.charAt(at))) {
            at++;
        }
        if (peek(0) == '\'') {
            // A prefix of a literal, like N'…', whose escapes may be others.
            return false;
        }
        ShapeWord word = previousIsDot() ? ShapeWord.OTHER : ShapeWord.of(sql, start, at);
        if (pending != null && context.allows(word)) {
            takePending();
        }
        dropPending();
        write(start, at);
        return context.word(word);
    }

    private boolean previousIsDot() {
        return out.length() > 0 && out.charAt(out.length() - 1) == '.';
    }

    private boolean number(int start) {
        dropPending();
        boolean exact = true;
        boolean whole = true;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == '.') {
                if (!whole || !exact) {
                    return false;
                }
                whole = false;
            } else if (c == 'e' || c == 'E') {
                if (!exact) {
                    return false;
                }
                exact = false;
                if (peek(1) == '+' || peek(1) == '-') {
                    at++;
                }
            } else if (!isDigit(c)) {
                break;
            }
            at++;
        }
        if (isLetter(peek(0)) || !isDigit(sql.charAt(at - 1))) {
            return false;
        }
        context.markGrouping();
        if (context.mayTake()) {
            return propose(start, ShapeLiterals.number(sql.substring(start, at), whole, exact));
        }
        write(start, at);
        context.other();
        return true;
    }

    private boolean string() {
        boolean continued = pending != null;
        dropPending();
        int start = at;
        do {
            at = sql.indexOf('\'', at + 1);
            if (at < 0) {
                return false;
            }
            at++;
        } while (peek(0) == '\'');
        context.markGrouping();
        if (!continued && context.mayTake()) {
            String value = sql.substring(start + 1, at - 1).replace("''", "'");
            return propose(start, new SqlShape.Literal(SqlShape.LiteralType.VARCHAR, value));
        }
        write(start, at);
        context.other();
        return true;
    }

    private boolean quotedName() {
        dropPending();
        int start = at;
        do {
            at = sql.indexOf('"', at + 1);
            if (at < 0) {
                return false;
            }
            at++;
        } while (peek(0) == '"');
        write(start, at);
        // A function's name may be quoted too.
        return context.word(ShapeWord.OTHER);
    }

    private boolean parameter() {
        dropPending();
        write(at, at + 1);
        at++;
        slots.add(new SqlShape.Given(parameters++));
        types.append('?');
        context.other();
        return true;
    }

    private boolean comparison() {
        dropPending();
        int start = at++;
        char next = peek(0);
        if (next == '=' && sql.charAt(start) != '=' || next == '>' && sql.charAt(start) == '<') {
            at++;
        }
        char after = peek(0);
        if (after == '=' || after == '>' || after == '<' || sql.charAt(start) == '!' && at == start + 1) {
            return false;
        }
        write(start, at);
        context.comparison();
        return true;
    }

    /** A sign of a number, or a subtraction. */
    private boolean minus() {
        if (context.mayTake() && pending == null && (isDigit(peek(1)) || peek(1) == '.' && isDigit(peek(2)))) {
            int start = at++;
            return number(start);
        }
        return sign();
    }

    private boolean sign() {
        dropPending();
        int start = at++;
        char c = sql.charAt(start);
        if ((c == '|' || c == ':') && peek(0) == c) {
            at++;
        } else if (c == '|' || c == ':' || c == '-' && peek(0) == '>') {
            return false;
        }
        write(start, at);
        context.other();
        return true;
    }

    private boolean propose(int start, SqlShape.Literal literal) {
        write(start, at);
        pending = literal;
        pendingStart = out.length() - (at - start);
        return literals < MOST_LITERALS;
    }

    /** Takes the literal before out, if there is one. */
    private void takePending() {
        if (pending != null) {
            out.setLength(pendingStart);
            out.append('?');
            slots.add(pending);
            ShapeLiterals.describe(pending, types);
            literals++;
            pending = null;
            context.other();
        }
    }

    /** Leaves the literal before where it is. */
    private void dropPending() {
        if (pending != null) {
            pending = null;
            context.other();
        }
    }

    private void write(int start, int end) {
        if (out.length() > 0) {
            out.append(' ');
        }
        out.append(sql, start, end);
    }

    private char peek(int distance) {
        return at + distance < sql.length() ? sql.charAt(at + distance) : 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '$' || c > 127;
    }

    private static boolean isWordPart(char c) {
        return isLetter(c) || isDigit(c);
    }
}
