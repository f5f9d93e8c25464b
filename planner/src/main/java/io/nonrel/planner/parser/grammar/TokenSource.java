package io.nonrel.planner.parser.grammar;

import io.nonrel.exec.Cancellation;
import io.nonrel.spi.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * The tokens of one statement as the grammar wants to see them. Between the generated lexer and the generated parser
 * this decides, with the neighbours of a word in view, what an LL(k) grammar can't:
 *
 * <ul>
 *   <li>whether a word like ORDER or VALUE is a keyword or a name ({@link WordSense});
 *   <li>that FOR before UPDATE or SHARE begins a row lock, not {@code FOR SYSTEM_TIME};
 *   <li>that RETURNING outside of parentheses in a change of rows is its clause, not an alias;
 *   <li>JDBC's escapes in braces ({@link BraceEscapes});
 *   <li>what the escapes in a string mean ({@link TextLiterals}).
 * </ul>
 *
 * <p>Tokens keep their positions, so errors point into the user's own text. Not thread-safe; one for each statement.
 */
final class TokenSource extends SqlGrammarTokenManager {
    private final List<Token> ahead = new ArrayList<>();
    private final BraceEscapes escapes = new BraceEscapes(this);
    private final StatementContext context = new StatementContext();

    TokenSource(SimpleCharStream characters) {
        super(characters, SqlGrammarConstants.DQID);
    }

    @Override
    public Token getNextToken() {
        Cancellation.checkCurrent();
        Token token = escapes.next();
        TextLiterals.plain(token, this);
        token.kind = kindInContext(token);
        context.passed(token);
        return token;
    }

    /** Takes the next token of the text. */
    Token take() {
        return ahead.isEmpty() ? super.getNextToken() : ahead.remove(0);
    }

    /** Looks at a later token of the text; 0 is the one that {@link #take} would give. */
    Token peek(int distance) {
        while (ahead.size() <= distance) {
            ahead.add(super.getNextToken());
        }
        return ahead.get(distance);
    }

    /** Lets the next {@link #take} give this token. */
    void putBack(Token token) {
        ahead.add(0, token);
    }

    /** Takes a token out that was looked at. */
    void remove(int distance) {
        ahead.remove(distance);
    }

    /** Where the last token stands. */
    SqlParserPos position() {
        return context.position();
    }

    private int kindInContext(Token token) {
        switch (token.kind) {
            case SqlGrammarConstants.FOR:
                if (beginsRowLock()) {
                    return SqlGrammarConstants.ROW_LOCK;
                }
                break;
            case SqlGrammarConstants.RETURNING:
                if (context.canReturnRows()
                        && (WordSense.isEnd(peek(0).kind)
                                ? !context.awaitsOperand() && context.previous() != SqlGrammarConstants.AS
                                : !WordSense.endsOperand(peek(0).kind, peek(1).kind))) {
                    return SqlGrammarConstants.RETURN_ROWS;
                }
                break;
            case SqlGrammarConstants.FETCH:
                countOneRow();
                break;
            case SqlGrammarConstants.INTERVAL:
                IntervalUnits.separate(this);
                if (IntervalUnits.follow(this)) {
                    return SqlGrammarConstants.INTERVAL;
                }
                break;
            case SqlGrammarConstants.UNSIGNED_INTEGER_LITERAL,
                    SqlGrammarConstants.DECIMAL_NUMERIC_LITERAL,
                    SqlGrammarConstants.APPROX_NUMERIC_LITERAL:
                refuseLettersAfter(token);
                break;
            default:
                break;
        }
        if (!WordSets.KEYWORDS.contains(token.kind)) {
            return token.kind;
        }
        boolean name = context.previous() == SqlGrammarConstants.DOT
                || peek(0).kind == SqlGrammarConstants.DOT
                || WordSense.isStructural(token.kind)
                        && WordSense.isName(token.kind, context, peek(0).kind, peek(1).kind);
        return name ? SqlGrammarConstants.IDENTIFIER : token.kind;
    }

    /** What is no number would be one with an alias. */
    private void refuseLettersAfter(Token number) {
        Token next = peek(0);
        if (next.kind == SqlGrammarConstants.IDENTIFIER
                && next.beginLine == number.endLine
                && next.beginColumn == number.endColumn + 1) {
            throw SyntaxErrors.at(
                    number.beginLine,
                    number.beginColumn,
                    ErrorCode.SYNTAX_ERROR,
                    "\"" + number.image + next.image + "\" is no number, and as a name it has to be quoted");
        }
    }

    private boolean beginsRowLock() {
        if (context.previous() == SqlGrammarConstants.PLAN) {
            // EXPLAIN PLAN FOR UPDATE …
            return false;
        }
        int next = peek(0).kind;
        return next == SqlGrammarConstants.UPDATE
                || next == SqlGrammarConstants.SHARE
                || next == SqlGrammarConstants.NO && peek(1).kind == SqlGrammarConstants.KEY
                || next == SqlGrammarConstants.KEY && peek(1).kind == SqlGrammarConstants.SHARE;
    }

    /** {@code FETCH FIRST ROW ONLY} means one row; the grammar always wants a number. */
    private void countOneRow() {
        int first = peek(0).kind;
        Token row = peek(1);
        if ((first == SqlGrammarConstants.FIRST || first == SqlGrammarConstants.NEXT)
                && (row.kind == SqlGrammarConstants.ROW || row.kind == SqlGrammarConstants.ROWS)) {
            insert(1, SqlGrammarConstants.UNSIGNED_INTEGER_LITERAL, "1");
        }
    }

    /** Adds a token that isn't in the text, in front of the one at a distance, which lends it its position. */
    void insert(int distance, int kind, String image) {
        Token place = peek(distance);
        Token added = Token.newToken(kind);
        added.kind = kind;
        added.image = image;
        added.beginLine = place.beginLine;
        added.beginColumn = place.beginColumn;
        added.endLine = place.beginLine;
        added.endColumn = place.beginColumn;
        ahead.add(distance, added);
    }
}
