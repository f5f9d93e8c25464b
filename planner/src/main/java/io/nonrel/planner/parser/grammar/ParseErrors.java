package io.nonrel.planner.parser.grammar;

import io.nonrel.planner.parser.wording.CalciteMessage;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in words a person can use what the generated parser and lexer complain about. */
final class ParseErrors {
    private static final Pattern LEXICAL =
            Pattern.compile("Lexical error at line (\\d+), column (\\d+)\\.(.*)after : \"(.*)\"", Pattern.DOTALL);

    private ParseErrors() {}

    /** A token in the wrong place. */
    static NonrelException of(ParseException e, String sql) {
        if (e.currentToken == null) {
            return of(1, 1, e);
        }
        boolean atStart = isFirst(e.currentToken);
        Token next = e.currentToken.next;
        if (atStart && next.kind == SqlGrammarConstants.EOF) {
            return syntax(1, 1, "The statement is empty");
        }
        if (e.currentToken.kind == SqlGrammarConstants.SEMICOLON) {
            return at(next, "One statement at a time: the text goes on after the semicolon with " + describe(next));
        }
        ExpectedTokens expected = new ExpectedTokens(e);
        Token found = expected.found();
        if (found.kind == SqlGrammarConstants.QUOTE || found.kind == SqlGrammarConstants.DOUBLE_QUOTE) {
            return LexicalError.find(sql, found.beginLine, found.beginColumn);
        }
        if (atStart && found == next) {
            return at(
                    next,
                    "Syntax error at " + describe(next) + ": a statement begins with SELECT, INSERT, UPDATE, DELETE,"
                            + " MERGE, CREATE, ALTER, DROP, …" + expected.misspelling());
        }
        String sentence = expected.sentence();
        return at(
                found,
                "Syntax error at " + describe(found) + (sentence.isEmpty() ? "" : ": expected " + sentence)
                        + (expected.wordWantsQuotes() ? "; as a name it has to be quoted: \"" + found.image + '"' : "")
                        + expected.misspelling()
                        + LexicalError.otherDialect(found.image)
                        + (expected.followsString() ? "; a quote inside of a string is written twice" : ""));
    }

    /** Characters that are no token. */
    static NonrelException of(TokenMgrError e, String sql) {
        Matcher matcher = LEXICAL.matcher(String.valueOf(e.getMessage()));
        if (!matcher.matches()) {
            return LexicalError.find(sql, 1, 1);
        }
        int line = Integer.parseInt(matcher.group(1));
        // At the end of the text the lexer names the column behind the character that it doesn't know.
        int column = Integer.parseInt(matcher.group(2)) - (matcher.group(3).contains("<EOF>") ? 1 : 0);
        // What it has read of a token already, such as the first half of "!=".
        column -= Math.min(matcher.group(4).length(), column - 1);
        return LexicalError.find(sql, line, column);
    }

    /** Something that an action of the grammar refused. */
    static NonrelException of(int line, int column, Throwable cause) {
        String text = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        Optional<CalciteMessage> message = CalciteMessage.of(text);
        return message.map(CalciteMessage::code)
                .orElse(ErrorCode.SYNTAX_ERROR)
                .error(
                        cause,
                        "%s (line %d, column %d)",
                        message.map(CalciteMessage::sentence)
                                .orElse(text.lines().findFirst().orElse(text)),
                        line,
                        column)
                .with("line", line)
                .with("column", column);
    }

    /** The parser begins with a token that isn't in the text. */
    private static boolean isFirst(@Nullable Token token) {
        return token == null || token.image == null;
    }

    private static String describe(Token token) {
        return switch (token.kind) {
            case SqlGrammarConstants.EOF -> "the end of the statement";
            case SqlGrammarConstants.HOOK -> "the parameter ?";
            default -> '"' + shortened(token.image) + '"';
        };
    }

    private static String shortened(String image) {
        int longest = 40;
        return image.length() <= longest ? image : image.substring(0, longest) + "…";
    }

    private static NonrelException at(Token token, String message) {
        return syntax(token.beginLine, token.beginColumn, message);
    }

    private static NonrelException syntax(int line, int column, String message) {
        return SyntaxErrors.at(line, column, ErrorCode.SYNTAX_ERROR, message);
    }
}
