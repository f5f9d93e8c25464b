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
    private boolean setPassed;
    private boolean rowsPassed;
    private boolean duplicatePassed;

    void passed(Token token) {
        int kind = token.kind;
        if (verb == EOF && !isPrefix(kind)) {
            verb = kind;
        }
        switch (kind) {
            case LPAREN -> depth++;
            case RPAREN -> depth--;
            case SET -> setPassed = true;
            case VALUES, SELECT -> rowsPassed = true;
            case DUPLICATE -> duplicatePassed = true;
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

    /** Whether the last two words are IS DISTINCT, IS NOT, or NOT DISTINCT. */
    boolean afterIs() {
        return beforePrevious == IS || beforePrevious == NOT;
    }

    /** Whether SET can be a keyword here. */
    boolean awaitsSet(int next) {
        return switch (verb) {
            case EOF -> true;
            case UPDATE -> !setPassed && !afterVerb();
            case CREATE -> next == NULL || next == DEFAULT_ || previous == CHARACTER;
            case ALTER -> true;
            default -> previous == UPDATE || previous == CHARACTER;
        };
    }

    /** Whether the rows of an INSERT have begun. */
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
