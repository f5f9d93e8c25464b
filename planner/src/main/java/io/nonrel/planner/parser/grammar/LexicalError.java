package io.nonrel.planner.parser.grammar;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import org.jspecify.annotations.Nullable;

/**
 * Finds out why the lexer gave up. It reports the place where it ran out of ideas, which for something unterminated is
 * the end of the text; a person wants to know where that thing began.
 */
final class LexicalError {
    private final String sql;
    private int line = 1;
    private int column = 1;
    private int at;

    private LexicalError(String sql) {
        this.sql = sql;
    }

    /** The error for a text that the lexer could not read past a line and column. */
    static NonrelException find(String sql, int line, int column) {
        LexicalError scan = new LexicalError(sql);
        while (scan.at < sql.length()) {
            int beginLine = scan.line;
            int beginColumn = scan.column;
            String unterminated = scan.skipToken();
            if (unterminated != null) {
                return SyntaxErrors.at(beginLine, beginColumn, ErrorCode.SYNTAX_ERROR, unterminated);
            }
        }
        String character = scan.character(line, column);
        return SyntaxErrors.at(
                line,
                column,
                ErrorCode.SYNTAX_ERROR,
                "Unexpected character " + character + otherDialect(character.replace("\"", "")));
    }

    /** What to write instead of a sign that another database has; empty for all others. */
    static String otherDialect(String sign) {
        return switch (sign) {
            case "`", "[" -> "; a name is quoted with double quotes";
            case "@", ":" -> "; a parameter is written ?";
            default -> "";
        };
    }

    /** Skips one string, quoted name, comment or character; says what is wrong when it doesn't end. */
    private @Nullable String skipToken() {
        char c = sql.charAt(at);
        if (c == '\'' || c == '"') {
            boolean ends = skipQuoted(c);
            return ends ? null : c == '"' ? "A quoted name has no closing quote" : "A string has no closing quote";
        }
        if (sql.startsWith("--", at) || sql.startsWith("//", at)) {
            skipPast("\n");
            return null;
        }
        if (sql.startsWith("/*", at)) {
            advance(2);
            return skipPast("*/") ? null : "A comment has no end: */ is missing";
        }
        advance(1);
        return null;
    }

    private boolean skipQuoted(char quote) {
        advance(1);
        while (at < sql.length()) {
            if (sql.charAt(at) == quote) {
                advance(1);
                if (at == sql.length() || sql.charAt(at) != quote) {
                    return true;
                }
            }
            advance(1);
        }
        return false;
    }

    private boolean skipPast(String end) {
        int found = sql.indexOf(end, at);
        advance((found < 0 ? sql.length() : found + end.length()) - at);
        return found >= 0;
    }

    private void advance(int characters) {
        for (int i = 0; i < characters && at < sql.length(); i++) {
            if (sql.charAt(at++) == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
    }

    private String character(int atLine, int atColumn) {
        String[] lines = sql.split("\r\n|\r|\n", -1);
        if (atLine > lines.length || atColumn > lines[atLine - 1].length()) {
            return "at the end of the statement";
        }
        int codePoint = lines[atLine - 1].codePointAt(atColumn - 1);
        return "\"" + Character.toString(codePoint) + "\"";
    }
}
