package io.nonrel.planner.parser.grammar;

import io.nonrel.spi.ErrorCode;

/**
 * Strings with a prefix, made plain ones: {@code N'…'} has the same characters as {@code '…'}, and {@code U&'…'} has escapes of
 * four or, after a plus sign, six hexadecimal digits; UESCAPE names another character for them than the backslash.
 */
final class TextLiterals implements SqlGrammarConstants {

    private static final String QUOTE = "'";

    private TextLiterals() {}

    /** Makes a token that was just taken a plain string, if it is one of these. */
    static void plain(Token token, TokenSource tokens) {
        if (token.kind == PREFIXED_STRING_LITERAL && Character.toUpperCase(token.image.charAt(0)) == 'N') {
            token.kind = QUOTED_STRING;
            token.image = token.image.substring(1);
        } else if (token.kind == UNICODE_STRING_LITERAL) {
            unescape(token, tokens);
        }
    }

    /** Also goes on with the strings that follow: they are pieces of the same literal. */
    private static void unescape(Token first, TokenSource tokens) {
        int pieces = 0;
        while (tokens.peek(pieces).kind == QUOTED_STRING) {
            pieces++;
        }
        char escape = '\\';
        if (tokens.peek(pieces).kind == UESCAPE && tokens.peek(pieces + 1).kind == QUOTED_STRING) {
            escape = escape(tokens.peek(pieces + 1));
            tokens.remove(pieces + 1);
            tokens.remove(pieces);
        }
        String text = first.image.substring(first.image.indexOf(QUOTE));
        first.kind = QUOTED_STRING;
        first.image = unescaped(text, escape, first);
        for (int i = 0; i < pieces; i++) {
            Token piece = tokens.peek(i);
            piece.image = unescaped(piece.image, escape, piece);
        }
    }

    private static char escape(Token token) {
        String text = token.image.substring(1, token.image.length() - 1);
        char c = text.isEmpty() ? ' ' : text.charAt(0);
        if (text.length() != 1 || Character.digit(c, 16) >= 0 || c == '+' || c == '"' || Character.isWhitespace(c)) {
            throw SyntaxErrors.at(
                    token.beginLine,
                    token.beginColumn,
                    ErrorCode.SYNTAX_ERROR,
                    "UESCAPE is one character that is no hexadecimal digit, space, plus or quote, not " + token.image);
        }
        return c;
    }

    private static String unescaped(String text, char escape, Token token) {
        StringBuilder plain = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != escape) {
                plain.append(c);
            } else if (text.charAt(at) == escape) {
                plain.append(escape);
                at++;
            } else {
                boolean six = text.charAt(at) == '+';
                int from = six ? at + 1 : at;
                int to = from + (six ? 6 : 4);
                plain.append(quoted(codePoint(text, from, to, at - 1, token)));
                at = to;
            }
        }
        return plain.toString();
    }

    private static String quoted(int codePoint) {
        String character = Character.toString(codePoint);
        return character.equals(QUOTE) ? QUOTE + QUOTE : character;
    }

    private static int codePoint(String text, int from, int to, int start, Token token) {
        int codePoint = 0;
        for (int i = from; i < to; i++) {
            int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                throw malformed("needs four hexadecimal digits, or six after a plus sign", start, token);
            }
            codePoint = codePoint * 16 + digit;
        }
        if (codePoint > Character.MAX_CODE_POINT) {
            throw malformed("is no character: the last one is 10FFFF", start, token);
        }
        return codePoint;
    }

    private static RuntimeException malformed(String why, int start, Token token) {
        return SyntaxErrors.at(
                token.beginLine,
                token.beginColumn,
                ErrorCode.SYNTAX_ERROR,
                "The Unicode escape at character %d of the string %s".formatted(start, why));
    }
}
