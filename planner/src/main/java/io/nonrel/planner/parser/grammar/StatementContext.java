package io.nonrel.planner.parser.grammar;

import org.apache.calcite.sql.parser.SqlParserPos;

/** What of a statement has passed by so far, as far as it tells keywords from names. */
final class StatementContext implements SqlGrammarConstants {
    private int previous = EOF;
    private int beforePrevious = EOF;
    private int verb = EOF;
    private int depth;
    private SqlParserPos position = new SqlParserPos(1, 1);
    private int count;
    private boolean rowsPassed;
    private boolean duplicatePassed;

    /** Whether an opening parenthesis is that of a list of names, not of a query. */
    static boolean beginsList(Token parenthesis, Token next) {
        return parenthesis.kind == LPAREN
                && switch (next.kind) {
                    case SELECT, WITH, VALUES, TABLE, LPAREN -> false;
                    default -> true;
                };
    }

    void passed(Token token) {
        int kind = token.kind;
        if (verb == EOF && !isPrefix(kind)) {
            verb = kind;
        }
        switch (kind) {
            case LPAREN -> depth++;
            case RPAREN -> depth--;
            case VALUES, SELECT -> rowsPassed = true;
            case AS, WHERE -> rowsPassed |= verb == CREATE && depth == 0;
            case DUPLICATE -> duplicatePassed |= previous == ON;
            default -> {}
        }
        beforePrevious = previous;
        previous = kind;
        position = new SqlParserPos(token.beginLine, token.beginColumn);
        count++;
    }

    private static boolean isPrefix(int kind) {
        return switch (kind) {
            case EXPLAIN, PLAN, FOR, ANALYZE, AS, JSON, XML, DOT_FORMAT, LPAREN -> true;
            default -> false;
        };
    }

    /** The token before. */
    int previous() {
        return previous;
    }

    /** Where the last token stands. */
    SqlParserPos position() {
        return position;
    }

    /** The word that says what the statement is; EOF at its start. */
    int verb() {
        return verb;
    }

    /** Whether no token has passed. */
    boolean atStart() {
        return count == 0;
    }

    /** Whether exactly the verb has passed. */
    boolean afterVerb() {
        return verb != EOF && previous == verb && (count == 1 || isPrefix(beforePrevious));
    }

    /** Whether the statement is about the catalog. */
    boolean isAboutCatalog() {
        return verb == CREATE || verb == ALTER || verb == DROP;
    }

    /** Whether the statement is a smaller one that names a table after TABLE. */
    boolean isMaintenance() {
        return verb == TRUNCATE || verb == COMMENT || verb == ANALYZE || verb == DESCRIBE;
    }

    /** Whether an operand has to come, so that a word which can't begin one has to be a name. */
    boolean awaitsOperand() {
        if (previous == STAR) {
            // A product, or the star of SELECT *, t.* or COUNT(*).
            return !WordSets.BEFORE_OPERAND.contains(beforePrevious) && beforePrevious != DOT && beforePrevious != ALL;
        }
        return WordSets.BEFORE_OPERAND.contains(previous);
    }

    /** Whether nothing but a name makes sense, whatever the word. */
    boolean awaitsName(int word, int next) {
        return switch (previous) {
            case INTO -> true;
            case UPDATE -> afterVerb();
            case FROM -> verb == DELETE && count == 2;
            case WITH, RECURSIVE -> next == AS || next == LPAREN;
            case TABLE -> isAboutCatalog() || isMaintenance();
            case INDEX, VIEW, SEQUENCE, SCHEMA -> isAboutCatalog() && (afterPrefixOfCreate() || verb != CREATE);
            case REFERENCES -> isAboutCatalog();
            case COLUMN, CONSTRAINT, ADD, RENAME, TO -> verb == ALTER && depth == 0 && next != LPAREN && next != KEY;
            case LPAREN, COMMA -> inListOfColumns(word, next);
            default -> false;
        };
    }

    private boolean afterPrefixOfCreate() {
        return beforePrevious == CREATE || beforePrevious == UNIQUE || beforePrevious == REPLACE;
    }

    /** Whether a column is to be named: in CREATE TABLE and CREATE INDEX, or before the rows of an INSERT. */
    private boolean inListOfColumns(int word, int next) {
        if (depth != 1 || rowsPassed) {
            return false;
        }
        return switch (verb) {
            case CREATE -> next != LPAREN && next != KEY && !(previous == LPAREN && (word == SELECT || word == WITH));
            case INSERT, UPSERT, REPLACE -> next == COMMA || next == RPAREN;
            default -> false;
        };
    }

    /** Whether a query has to come. */
    boolean awaitsQuery() {
        return switch (previous) {
            case LPAREN, RPAREN, UNION, EXCEPT, INTERSECT, SET_MINUS -> true;
            case ALL, DISTINCT ->
                beforePrevious == UNION
                        || beforePrevious == EXCEPT
                        || beforePrevious == INTERSECT
                        || beforePrevious == SET_MINUS;
            case AS -> verb == CREATE && depth == 0;
            case IDENTIFIER, QUOTED_IDENTIFIER -> changesRows() && !rowsPassed;
            default -> count == 0;
        };
    }

    private boolean changesRows() {
        return verb == INSERT || verb == UPSERT || verb == REPLACE;
    }

    /** Whether the last token but one is FILTER. */
    boolean afterFilter() {
        return beforePrevious == FILTER;
    }

    /** Whether UPDATE or DELETE is an action here: after ON of a foreign key, or THEN of a MERGE. */
    boolean awaitsAction() {
        return previous == ON && isAboutCatalog() || previous == THEN && verb == MERGE;
    }

    /** Whether the last token but one is IF. */
    boolean afterIf() {
        return beforePrevious == IF;
    }

    /** Whether the last two words are IS DISTINCT, IS NOT, or NOT DISTINCT. */
    boolean afterIs() {
        return beforePrevious == IS || beforePrevious == NOT;
    }

    /** Whether the rows of an INSERT, or the query or condition of a CREATE, have begun. */
    boolean rowsPassed() {
        return rowsPassed;
    }

    /** Whether ON DUPLICATE KEY has passed, where VALUES is a function. */
    boolean duplicatePassed() {
        return duplicatePassed;
    }

    /** Whether RETURNING may begin here. */
    boolean canReturnRows() {
        return depth == 0
                && count > 2
                && switch (verb) {
                    case INSERT, UPSERT, REPLACE, UPDATE, DELETE, MERGE -> true;
                    default -> false;
                };
    }
}
