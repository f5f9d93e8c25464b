package io.nonrel.planner.parser.grammar;

/**
 * Decides whether a word that the grammar needs as a keyword is a name where it stands. SQL has few places where both
 * make sense, if one looks at the tokens around: ORDER without BY is a name, and so is FROM right after SELECT, or any
 * word before or after a dot. What stays reserved are words that can begin an expression of their own: NULL, CASE and
 * their like.
 *
 * <p>Words that an LL(2) grammar can tell from names by itself are not handled here but listed in {@code config.fmpp}.
 * A word that is wrongly taken for a keyword can be quoted; one that is wrongly taken for a name would break a statement,
 * so when in doubt it is a keyword.
 */
final class WordSense extends WordSets {
    private WordSense() {}

    /** Whether a word needs to be decided here; all others are names or keywords as the grammar sees fit. */
    static boolean isStructural(int kind) {
        return CLAUSE.contains(kind)
                || FUNCTIONS.contains(kind)
                || PREFIXES.contains(kind)
                || SINGULAR.contains(kind)
                || CONTEXT_VARIABLES.contains(kind);
    }

    /** Whether what comes next can only stand after a whole operand. */
    static boolean endsOperand(int next, int afterNext) {
        if (next == ORDER || next == GROUP) {
            return afterNext == BY;
        }
        return next == END
                || next == ASC
                || next == DESC
                || SIGNS_AFTER_OPERAND.contains(next)
                || WORDS_AFTER_OPERAND.contains(next)
                        && !SIGNS_AFTER_OPERAND.contains(afterNext)
                        && afterNext != FROM
                        && afterNext != AS;
    }

    /** Whether a word is a name between the token that passed last and the next two. */
    static boolean isName(int word, StatementContext context, int next, int afterNext) {
        int previous = context.previous();
        if (context.awaitsName(word, next)) {
            return true;
        }
        if (previous == AS && !mayFollowAs(word)) {
            return true;
        }
        if (CLAUSE.contains(word)) {
            return clauseWordIsName(word, context, next, afterNext);
        }
        if (FUNCTIONS.contains(word)) {
            return next != LPAREN;
        }
        if (PREFIXES.contains(word)) {
            return prefixIsName(word, context, next, afterNext);
        }
        return SINGULAR.contains(word) && SingularWords.isName(word, context, next, afterNext);
    }

    /** Words that AS can bring without an alias: AS SELECT, AS ROW(…), AS INTERVAL DAY. */
    private static boolean mayFollowAs(int word) {
        return switch (word) {
            case SELECT, WITH, VALUES, TABLE, ROW, ARRAY, MULTISET, INTERVAL, MEASURE, ANY -> true;
            default -> false;
        };
    }

    /**
     * Whether a clause's word is a name: where a table has to come, or where an operand has to come and what follows fits
     * behind an operand. After an operand it is always a keyword, so these words can't be aliases without AS.
     */
    private static boolean clauseWordIsName(int word, StatementContext context, int next, int afterNext) {
        int previous = context.previous();
        if (BEFORE_TABLE.contains(previous)) {
            return true;
        }
        if ((word == LEFT || word == RIGHT) && next == LPAREN) {
            return true;
        }
        if (!context.awaitsOperand() || !mayFollowName(next, afterNext)) {
            return false;
        }
        return switch (word) {
            case WHERE -> !context.afterFilter();
            case ROWS, RANGE, GROUPS -> previous != LPAREN || next != BETWEEN;
            case FROM -> previous != DISTINCT || !context.afterIs();
            case WHEN -> previous != CASE;
            case IN, LIKE, BETWEEN, SIMILAR -> previous != NOT;
            default -> true;
        };
    }

    /** Whether something can go on after a name in an expression. */
    private static boolean mayFollowName(int next, int afterNext) {
        return endsOperand(next, afterNext) || AFTER_NAME.contains(next);
    }

    /** Whether a sign after the word can't be the sign of an operand that the word begins. */
    private static boolean mayBeCalculatedWith(int word) {
        return switch (word) {
            case DELETE, UPDATE, INSERT, MERGE, UPSERT, CREATE, WITH, UESCAPE -> true;
            default -> false;
        };
    }

    /** Whether the text ends here, perhaps in the middle of something. */
    static boolean isEnd(int kind) {
        return kind == EOF || kind == SEMICOLON;
    }

    private static boolean prefixIsName(int word, StatementContext context, int next, int afterNext) {
        int previous = context.previous();
        if (word == INSERT && next == LPAREN) {
            return !context.atStart() && previous != THEN && previous != FOR;
        }
        if (context.atStart()
                || !endsOperand(next, afterNext) && !(mayBeCalculatedWith(word) && AFTER_NAME.contains(next))) {
            return false;
        }
        return switch (word) {
            case CASE -> next != WHEN;
            case SELECT ->
                (next != FROM || previous == SELECT || previous == COMMA || COMPARISON.contains(previous))
                        && !(isEnd(next) && context.awaitsQuery());
            case WITH -> previous != START && previous != RESTART;
            case ALL ->
                previous != LIMIT
                        && previous != UNION
                        && previous != EXCEPT
                        && previous != INTERSECT
                        && previous != SET_MINUS
                        && previous != RESET
                        && previous != SHOW;
            case DISTINCT ->
                next != END
                        && next != ASC
                        && next != DESC
                        && !context.afterIs()
                        && previous != IS
                        && previous != WITHIN;
            case DELETE, UPDATE, INSERT, MERGE, UPSERT, CREATE ->
                context.awaitsOperand() && !context.awaitsAction() || BEFORE_TABLE.contains(previous);
            default -> true;
        };
    }

    static boolean awaitsTable(int previous) {
        return BEFORE_TABLE.contains(previous);
    }

    static boolean compares(int kind) {
        return COMPARISON.contains(kind);
    }
}
