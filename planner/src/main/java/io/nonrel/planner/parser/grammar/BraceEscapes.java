package io.nonrel.planner.parser.grammar;

import io.nonrel.spi.ErrorCode;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlJdbcFunctionCall;

/**
 * Reads JDBC's escapes, in any case and nested: {@code {d '…'}}, {@code {t '…'}}, {@code {ts '…'}}, {@code {fn f(…)}},
 * {@code {oj …}}, {@code {escape '…'}}, {@code {limit …}}, {@code {call …}}. Working on tokens, it never looks into
 * strings, quoted names or comments. Braces that belong to the grammar itself (a quantifier of MATCH_RECOGNIZE) pass.
 */
final class BraceEscapes implements SqlGrammarConstants {
    /** Functions that JDBC names and Calcite knows in braces, and those that have a grammar of their own there. */
    private static final Set<String> FUNCTIONS_IN_BRACES = Stream.concat(
                    Stream.of(
                                    SqlJdbcFunctionCall.getNumericFunctions(),
                                    SqlJdbcFunctionCall.getStringFunctions(),
                                    SqlJdbcFunctionCall.getTimeDateFunctions(),
                                    SqlJdbcFunctionCall.getSystemFunctions())
                            .flatMap(names -> Arrays.stream(names.split(",", -1)))
                            .map(String::trim),
                    Stream.of("CONVERT", "TIMESTAMPADD", "TIMESTAMPDIFF"))
            .collect(Collectors.toUnmodifiableSet());

    private final TokenSource tokens;

    /** For each open brace its token when the closing one is to be left out, else null's stand-in. */
    private final Deque<Token> open = new ArrayDeque<>();

    private static final Token KEPT = new Token();

    BraceEscapes(TokenSource tokens) {
        this.tokens = tokens;
    }

    /** The next token, with what escapes stand for in place of the escapes. */
    Token next() {
        while (true) {
            Token token = tokens.take();
            switch (token.kind) {
                case LBRACE_D:
                    return literal(token, DATE);
                case LBRACE_T:
                    return literal(token, TIME);
                case LBRACE_TS:
                    return literal(token, TIMESTAMP);
                case LBRACE_FN:
                    if (function(token)) {
                        return token;
                    }
                    break;
                case LBRACE:
                    if (!escape(token)) {
                        return token;
                    }
                    break;
                case RBRACE:
                    if (open.isEmpty() || open.pop() == KEPT) {
                        return token;
                    }
                    break;
                case EOF:
                    requireClosed();
                    return token;
                default:
                    return token;
            }
        }
    }

    /** {@code {d '…'}}: the opening becomes the keyword of the literal. */
    private Token literal(Token opening, int keyword) {
        if (tokens.peek(0).kind != QUOTED_STRING || tokens.peek(1).kind != RBRACE) {
            throw SyntaxErrors.at(
                    opening.beginLine,
                    opening.beginColumn,
                    ErrorCode.SYNTAX_ERROR,
                    "The escape " + opening.image + " needs one quoted value and a closing brace");
        }
        open.push(opening);
        opening.kind = keyword;
        return opening;
    }

    /** {@code {fn f(…)}}; whether the braces stay, because the grammar knows the function only in them. */
    private boolean function(Token opening) {
        Token name = tokens.peek(0);
        String upper = name.image.toUpperCase(Locale.ROOT);
        if (FUNCTIONS_IN_BRACES.contains(upper)) {
            name.image = upper;
            opening.kind = LBRACE_FN;
            open.push(KEPT);
            return true;
        }
        open.push(opening);
        return false;
    }

    /** Any other escape; whether it is one. */
    private boolean escape(Token opening) {
        Token word = tokens.peek(0);
        switch (word.image.toLowerCase(Locale.ROOT)) {
            case "oj" -> tokens.take();
            case "escape", "call", "limit" -> {}
            case "d" -> separated(opening, LBRACE_D);
            case "t" -> separated(opening, LBRACE_T);
            case "ts" -> separated(opening, LBRACE_TS);
            case "fn" -> separated(opening, LBRACE_FN);
            case "?" ->
                throw SyntaxErrors.at(
                        opening.beginLine,
                        opening.beginColumn,
                        ErrorCode.UNSUPPORTED,
                        "{? = call …}: there are no stored procedures; call a function with SELECT f(…)");
            default -> {
                open.push(KEPT);
                return false;
            }
        }
        if (!isOpening(word.kind)) {
            open.push(opening);
        }
        return true;
    }

    /** An escape whose word stands apart from its brace, in a way that the lexer doesn't know. */
    private void separated(Token opening, int kind) {
        Token word = tokens.take();
        word.kind = kind;
        word.beginLine = opening.beginLine;
        word.beginColumn = opening.beginColumn;
        tokens.putBack(word);
    }

    private static boolean isOpening(int kind) {
        return kind == LBRACE_D || kind == LBRACE_T || kind == LBRACE_TS || kind == LBRACE_FN;
    }

    private void requireClosed() {
        for (Token opening : open) {
            if (opening != KEPT) {
                throw SyntaxErrors.at(
                        opening.beginLine,
                        opening.beginColumn,
                        ErrorCode.SYNTAX_ERROR,
                        "The escape " + opening.image + " has no closing brace");
            }
        }
    }
}
