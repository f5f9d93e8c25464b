package io.nonrel.planner.parser.grammar;

/** The part of {@link WordSense} about words that have a rule of their own. */
final class SingularWords implements SqlGrammarConstants {
    private static final TokenSet QUOTED =
            TokenSet.of(QUOTED_STRING, UNICODE_STRING_LITERAL, PREFIXED_STRING_LITERAL, C_STYLE_ESCAPED_STRING_LITERAL);

    /** What can follow INTERVAL: a value, or in a type a unit. */
    private static final TokenSet AFTER_INTERVAL = QUOTED.and(
                    LPAREN, UNSIGNED_INTEGER_LITERAL, DECIMAL_NUMERIC_LITERAL, IDENTIFIER, QUOTED_IDENTIFIER, HOOK)
            .and(YEAR, QUARTER, MONTH, WEEK, DAY, HOUR, MINUTE, SECOND, YEARS, MONTHS, DAYS, HOURS, MINUTES, SECONDS);

    private SingularWords() {}

    static boolean isName(int word, StatementContext context, int next, int afterNext) {
        int previous = context.previous();
        return switch (word) {
            case NEXT -> next != LPAREN && !(next == VALUE && afterNext == FOR) && previous != FETCH && next != ROW;
            case CURRENT -> !(next == VALUE && afterNext == FOR) && next != ROW;
            case ROW -> next != LPAREN && !countsRows(previous);
            case EXISTS -> next != LPAREN && previous != IF && !(previous == NOT && context.afterIf());
            case ANY, SOME -> !WordSense.compares(previous) || WordSense.endsOperand(next, afterNext);
            case GROUPING -> next != LPAREN && next != SETS;
            case MULTISET, ARRAY ->
                next != LPAREN
                        && next != LBRACKET
                        && (context.awaitsOperand() || previous == AS || WordSense.awaitsTable(previous));
            case VALUE -> context.awaitsOperand();
            case UNIQUE -> context.awaitsOperand() && next != LPAREN && next != KEY;
            case INTERVAL ->
                !AFTER_INTERVAL.contains(next) && !((next == MINUS || next == PLUS) && QUOTED.contains(afterNext));
            case NEW -> WordSense.endsOperand(next, afterNext) || afterNext != LPAREN && afterNext != DOT;
            case LATERAL -> next != LPAREN && next != UNNEST && next != TABLE;
            case TABLE -> tableIsName(context, next, afterNext);
            case VALUES ->
                context.duplicatePassed() && next == LPAREN
                        || WordSense.endsOperand(next, afterNext)
                                && previous != DEFAULT_
                                && !(WordSense.isEnd(next) && context.awaitsQuery())
                        || WordSense.awaitsTable(previous) && next != LPAREN
                        || calculates(next) && previous != LPAREN && context.awaitsOperand();
            case DEFAULT_ -> defaultIsName(context, next, afterNext);
            case MEASURE -> previous != AS || WordSense.endsOperand(next, afterNext);
            case RECURSIVE -> previous != WITH || next == AS || next == LPAREN;
            // No streams here: the grammar's SELECT STREAM is of no use.
            case STREAM -> true;
            case FINAL, RUNNING -> calculates(next);
            case SYMMETRIC, ASYMMETRIC -> previous != BETWEEN || WordSense.endsOperand(next, afterNext);
            default -> false;
        };
    }

    private static boolean countsRows(int previous) {
        return switch (previous) {
            case UNSIGNED_INTEGER_LITERAL, DECIMAL_NUMERIC_LITERAL, HOOK, FIRST, LAST, NEXT, CURRENT, ONE, PAST, EACH ->
                true;
            default -> false;
        };
    }

    private static boolean tableIsName(StatementContext context, int next, int afterNext) {
        int previous = context.previous();
        if (context.isAboutCatalog() || context.isMaintenance()) {
            return previous == COMMA || previous == LPAREN;
        }
        if (WordSense.awaitsTable(previous)) {
            return next != LPAREN;
        }
        return WordSense.endsOperand(next, afterNext) || calculates(next);
    }

    private static boolean calculates(int next) {
        return next == PLUS || next == MINUS || next == STAR;
    }

    private static boolean defaultIsName(StatementContext context, int next, int afterNext) {
        int previous = context.previous();
        if (WordSense.compares(next) || WordSense.awaitsTable(previous)) {
            return true;
        }
        return switch (context.verb()) {
            case UPDATE, DELETE -> calculates(next);
            case SELECT, WITH, VALUES ->
                calculates(next) || WordSense.endsOperand(next, afterNext) && !(previous == LPAREN && next == RPAREN);
            case INSERT, UPSERT, REPLACE, MERGE ->
                !context.rowsPassed() && (previous == LPAREN || previous == COMMA) && (next == COMMA || next == RPAREN);
            case CREATE, ALTER -> previous == LPAREN || previous == COMMA || previous == COLUMN;
            default -> false;
        };
    }
}
