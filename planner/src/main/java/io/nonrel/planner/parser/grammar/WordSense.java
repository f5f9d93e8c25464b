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
final class WordSense implements SqlGrammarConstants {
    private static final TokenSet NUMBER_OR_PARAMETER =
            TokenSet.of(UNSIGNED_INTEGER_LITERAL, DECIMAL_NUMERIC_LITERAL, APPROX_NUMERIC_LITERAL, HOOK);

    private static final TokenSet COMPARISON =
            TokenSet.of(EQ, NE, NE2, LT, GT, LE, GE, IS, IN, LIKE, ILIKE, BETWEEN, CONCAT, SLASH);

    /** Signs that stand after a whole operand, and never after a word that needs an operand of its own. */
    private static final TokenSet SIGNS_AFTER_OPERAND = TokenSet.of(
                    EOF,
                    COMMA,
                    RPAREN,
                    SEMICOLON,
                    RBRACKET,
                    RBRACE,
                    INFIX_CAST,
                    EQ,
                    NE,
                    NE2,
                    LT,
                    GT,
                    LE,
                    GE,
                    CONCAT,
                    SLASH)
            .and(END, ASC, DESC);

    /** Words that do the same, unless they are names themselves. */
    private static final TokenSet WORDS_AFTER_OPERAND = TokenSet.of(
                    FROM, WHERE, AND, OR, AS, HAVING, LIMIT, UNION, EXCEPT, INTERSECT, THEN, WHEN, ELSE, ON, JOIN,
                    USING)
            .and(QUALIFY, IS, IN, LIKE, ILIKE, BETWEEN);

    /** After these an operand has to come. */
    private static final TokenSet BEFORE_OPERAND = TokenSet.of(
                    SELECT, DISTINCT, COMMA, LPAREN, LBRACKET, EQ, NE, NE2, LT, GT, LE, GE, PLUS, MINUS, SLASH, CONCAT)
            .and(AND, OR, WHERE, ON, HAVING, BY, CASE, WHEN, THEN, ELSE, BETWEEN, LIKE, SET, RETURN_ROWS);

    /** After these the name of a table has to come, or something in parentheses. */
    private static final TokenSet BEFORE_TABLE = TokenSet.of(FROM, JOIN, INTO, TABLE);

    /** After these, in a statement about the catalog, a name has to come. */
    private static final TokenSet BEFORE_CATALOG_NAME =
            TokenSet.of(ADD, COLUMN, CONSTRAINT, INDEX, REFERENCES, SCHEMA, SEQUENCE, VIEW, RENAME, TO);

    /** Words that begin a clause or stand between operands: no operand begins with them. */
    private static final TokenSet CLAUSE = TokenSet.of(
                    ORDER, GROUP, FROM, WHERE, HAVING, LIMIT, OFFSET, FETCH, ON, USING, JOIN, INNER, CROSS, NATURAL,
                    FULL)
            .and(OUTER, UNION, EXCEPT, INTERSECT, SET_MINUS, INTO, SET, THEN, WHEN, ELSE, END, AND, OR, IS, IN, LIKE)
            .and(BETWEEN, BY, WINDOW, PARTITION, OVER, WITHIN, FOR, QUALIFY, TABLESAMPLE, SIMILAR, ASOF, ROWS, RANGE)
            .and(GROUPS, COLLATE, EXTEND, SKIP_);

    /** Words that are keywords only before an opening parenthesis. */
    private static final TokenSet FUNCTIONS = TokenSet.of(
                    CAST, TRY_CAST, SAFE_CAST, EXTRACT, TRIM, OVERLAY, POSITION, SUBSTRING, CONVERT, TRANSLATE, TREAT,
                    FLOOR, CEIL)
            .and(CEILING, UNNEST, MATCH_RECOGNIZE, PERIOD, PERMUTE, CUBE, ROLLUP, EXTEND);

    /** Words that begin an operand or statement of their own. */
    private static final TokenSet PREFIXES =
            TokenSet.of(ALL, CASE, CREATE, DELETE, DISTINCT, INSERT, MERGE, SELECT, UPDATE, UPSERT, WITH, UESCAPE);

    private static final TokenSet CONTEXT_VARIABLES = TokenSet.of(
                    CURRENT_CATALOG,
                    CURRENT_DATE,
                    CURRENT_DEFAULT_TRANSFORM_GROUP,
                    CURRENT_PATH,
                    CURRENT_ROLE,
                    CURRENT_SCHEMA)
            .and(CURRENT_TIME, CURRENT_TIMESTAMP, CURRENT_USER, LOCALTIME, LOCALTIMESTAMP, SESSION_USER, SYSTEM_USER)
            .and(NOT, NULL, TRUE, FALSE);

    /** Words with a rule of their own. */
    private static final TokenSet SINGULAR = TokenSet.of(
                    LEFT, RIGHT, NEXT, CURRENT, ROW, EXISTS, ANY, SOME, GROUPING, MULTISET, ARRAY, INTERVAL, NEW,
                    LATERAL, TABLE)
            .and(VALUES, DEFAULT_, MEASURE, RECURSIVE, STREAM, SYMMETRIC, ASYMMETRIC);

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
        return SIGNS_AFTER_OPERAND.contains(next)
                || WORDS_AFTER_OPERAND.contains(next)
                        && !SIGNS_AFTER_OPERAND.contains(afterNext)
                        && afterNext != FROM
                        && afterNext != AS;
    }

    /** Whether a word is a name between the token that passed last and the next two. */
    static boolean isName(int word, StatementContext context, int next, int afterNext) {
        int previous = context.previous();
        if (previous == DOT || next == DOT) {
            return true;
        }
        if (previous == AS && !mayFollowAs(word)) {
            return true;
        }
        if (CLAUSE.contains(word)) {
            return clauseWordIsName(word, context, next, afterNext)
                    || clauseLacksItsRest(word, context, next, afterNext);
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

    /** Whether a clause's word stands where only an operand or a name can. */
    private static boolean clauseWordIsName(int word, StatementContext context, int next, int afterNext) {
        int previous = context.previous();
        if (BEFORE_TABLE.contains(previous) || previous == UPDATE && context.afterVerb()) {
            return true;
        }
        if (context.isAboutCatalog() && BEFORE_CATALOG_NAME.contains(previous)) {
            return true;
        }
        if (!BEFORE_OPERAND.contains(previous)) {
            return false;
        }
        return switch (word) {
            // A window begins with a parenthesis, and so does FILTER (WHERE …).
            case ORDER, PARTITION -> next != BY;
            case ROWS, RANGE, GROUPS, WHERE -> previous != LPAREN || SIGNS_AFTER_OPERAND.contains(next);
            case FROM -> !(previous == DISTINCT && context.afterIs());
            case WHEN -> previous != CASE;
            default -> true;
        };
    }

    /** Whether a clause's word lacks what has to follow it. */
    private static boolean clauseLacksItsRest(int word, StatementContext context, int next, int afterNext) {
        int previous = context.previous();
        return switch (word) {
            case ORDER, PARTITION -> next != BY;
            case GROUP -> next != BY && previous != WITHIN && previous != EXCLUDE;
            case NATURAL -> next != JOIN && next != INNER && next != LEFT && next != RIGHT && next != FULL;
            case CROSS -> next != JOIN && next != APPLY;
            case INNER, ASOF -> next != JOIN;
            case FULL -> next != JOIN && next != OUTER && previous != MATCH;
            case OUTER -> next != JOIN && next != APPLY;
            case LIMIT -> next != ALL && !NUMBER_OR_PARAMETER.contains(next);
            case OFFSET -> previous != LBRACKET && !NUMBER_OR_PARAMETER.contains(next);
            case FETCH -> next != FIRST && next != NEXT;
            case WINDOW -> afterNext != AS;
            case OVER -> previous != RPAREN && previous != NULLS || endsOperand(next, afterNext);
            case WITHIN -> next != GROUP && next != DISTINCT;
            case SIMILAR -> next != TO;
            case SKIP_ -> next != LOCKED && next != TO && next != PAST;
            case ROWS -> !beginsFrame(next) && !endsRowCount(previous);
            case RANGE, GROUPS -> !beginsFrame(next);
            case SET -> !context.awaitsSet(next);
            case ON, USING, INTO, FOR, QUALIFY, TABLESAMPLE, UNION, EXCEPT, INTERSECT, SET_MINUS, JOIN, WHERE, HAVING ->
                SIGNS_AFTER_OPERAND.contains(next);
            default -> false;
        };
    }

    private static boolean beginsFrame(int next) {
        return next == BETWEEN
                || next == UNBOUNDED
                || next == CURRENT
                || next == INTERVAL
                || NUMBER_OR_PARAMETER.contains(next);
    }

    private static boolean endsRowCount(int previous) {
        return NUMBER_OR_PARAMETER.contains(previous)
                || previous == FIRST
                || previous == NEXT
                || previous == DELETE
                || previous == PRESERVE
                || previous == ALL;
    }

    private static boolean prefixIsName(int word, StatementContext context, int next, int afterNext) {
        int previous = context.previous();
        if (word == INSERT && next == LPAREN) {
            return !context.atStart() && previous != THEN && previous != FOR;
        }
        if (context.atStart() || !endsOperand(next, afterNext)) {
            return false;
        }
        return switch (word) {
            case CASE -> next != WHEN;
            case SELECT -> next != FROM || previous == SELECT || previous == COMMA || COMPARISON.contains(previous);
            case ALL ->
                previous != LIMIT
                        && previous != UNION
                        && previous != EXCEPT
                        && previous != INTERSECT
                        && previous != SET_MINUS
                        && previous != RESET
                        && previous != SHOW;
            case DISTINCT -> !context.afterIs() && previous != IS && previous != WITHIN;
            case DELETE, UPDATE, INSERT, MERGE, UPSERT, CREATE ->
                BEFORE_OPERAND.contains(previous) && previous != ON && previous != THEN
                        || BEFORE_TABLE.contains(previous);
            default -> true;
        };
    }

    /** Whether a structural word can begin an expression. */
    static boolean beginsExpression(int word) {
        return !CLAUSE.contains(word);
    }

    static boolean awaitsOperand(int previous) {
        return BEFORE_OPERAND.contains(previous);
    }

    static boolean awaitsTable(int previous) {
        return BEFORE_TABLE.contains(previous);
    }

    static boolean compares(int kind) {
        return COMPARISON.contains(kind);
    }
}
