package io.nonrel.planner.parser.grammar;

import java.util.stream.IntStream;

/** Sets of tokens that {@link WordSense} reasons with. */
abstract class WordSets implements SqlGrammarConstants {
    /** All words that the grammar knows. */
    static final TokenSet KEYWORDS = TokenSet.of(IntStream.range(0, tokenImage.length)
            .filter(kind -> tokenImage[kind].matches("\"[A-Z][A-Z_0-9]*\""))
            .toArray());

    static final TokenSet NUMBER_OR_PARAMETER =
            TokenSet.of(UNSIGNED_INTEGER_LITERAL, DECIMAL_NUMERIC_LITERAL, APPROX_NUMERIC_LITERAL, HOOK);

    static final TokenSet COMPARISON = TokenSet.of(
                    EQ, NE, NE2, LT, GT, LE, GE, IS, IN, LIKE, ILIKE, BETWEEN, CONCAT, SLASH)
            .and(FITS, FITS_IN_ANY_CASE, FITS_NOT, FITS_NOT_IN_ANY_CASE);

    /** Signs that stand after a whole operand, and never after a word that needs an operand of its own. */
    static final TokenSet SIGNS_AFTER_OPERAND = TokenSet.of(
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
            .and(FITS, FITS_IN_ANY_CASE, FITS_NOT, FITS_NOT_IN_ANY_CASE);

    /** Words that do the same, unless they are names themselves. */
    static final TokenSet WORDS_AFTER_OPERAND = TokenSet.of(
                    FROM, WHERE, AND, OR, AS, HAVING, LIMIT, UNION, EXCEPT, INTERSECT, THEN, WHEN, ELSE, ON, JOIN,
                    USING)
            .and(QUALIFY, IS, IN, LIKE, ILIKE, BETWEEN);

    /** What else can follow a name in an expression, if not every operand. */
    static final TokenSet AFTER_NAME = TokenSet.of(
                    PLUS,
                    MINUS,
                    STAR,
                    PERCENT_REMAINDER,
                    LBRACKET,
                    NOT,
                    NULLS,
                    OFFSET,
                    FETCH,
                    FOR,
                    WINDOW,
                    SIMILAR,
                    RLIKE)
            .and(INNER, LEFT, RIGHT, FULL, CROSS, NATURAL, SET_MINUS, ROWS, RANGE, RETURNING, COLLATE);

    /** After these an operand has to come. */
    static final TokenSet BEFORE_OPERAND = TokenSet.of(
                    SELECT, DISTINCT, COMMA, LPAREN, LBRACKET, EQ, NE, NE2, LT, GT, LE, GE, PLUS, MINUS, SLASH, CONCAT)
            .and(AND, OR, WHERE, ON, HAVING, BY, NOT, CASE, WHEN, THEN, ELSE, BETWEEN, LIKE, SET, RETURN_ROWS)
            .and(FITS, FITS_IN_ANY_CASE, FITS_NOT, FITS_NOT_IN_ANY_CASE);

    /** After these the name of a table has to come, or something in parentheses. */
    static final TokenSet BEFORE_TABLE = TokenSet.of(FROM, JOIN, INTO, TABLE);

    /** Words that begin a clause or stand between operands: no operand begins with them. */
    static final TokenSet CLAUSE = TokenSet.of(
                    ORDER, GROUP, FROM, WHERE, HAVING, LIMIT, OFFSET, FETCH, ON, USING, JOIN, INNER, CROSS, NATURAL,
                    FULL)
            .and(OUTER, UNION, EXCEPT, INTERSECT, SET_MINUS, INTO, SET, THEN, WHEN, ELSE, END, AND, OR, IS, IN, LIKE)
            .and(
                    BETWEEN,
                    BY,
                    WINDOW,
                    PARTITION,
                    OVER,
                    WITHIN,
                    FOR,
                    QUALIFY,
                    TABLESAMPLE,
                    SIMILAR,
                    ASOF,
                    LEFT,
                    RIGHT,
                    ROWS,
                    RANGE)
            .and(GROUPS, COLLATE, SKIP_, AS, MATCH_CONDITION);

    /** Words that are keywords only before an opening parenthesis. */
    static final TokenSet FUNCTIONS = TokenSet.of(
                    CAST, TRY_CAST, SAFE_CAST, EXTRACT, TRIM, OVERLAY, POSITION, SUBSTRING, CONVERT, TRANSLATE, TREAT,
                    FLOOR, CEIL)
            .and(CEILING, UNNEST, MATCH_RECOGNIZE, PERIOD, PERMUTE, CUBE, ROLLUP, EXTEND, CURSOR);

    /** Words that begin an operand or statement of their own. */
    static final TokenSet PREFIXES =
            TokenSet.of(ALL, CASE, CREATE, DELETE, DISTINCT, INSERT, MERGE, SELECT, UPDATE, UPSERT, WITH, UESCAPE);

    static final TokenSet CONTEXT_VARIABLES = TokenSet.of(
                    CURRENT_CATALOG,
                    CURRENT_DATE,
                    CURRENT_DEFAULT_TRANSFORM_GROUP,
                    CURRENT_PATH,
                    CURRENT_ROLE,
                    CURRENT_SCHEMA)
            .and(CURRENT_TIME, CURRENT_TIMESTAMP, CURRENT_USER, LOCALTIME, LOCALTIMESTAMP, SESSION_USER, SYSTEM_USER)
            .and(NOT, NULL, TRUE, FALSE);

    /** Words with a rule of their own. */
    static final TokenSet SINGULAR = TokenSet.of(
                    NEXT, CURRENT, ROW, VALUE, UNIQUE, EXISTS, ANY, SOME, GROUPING, MULTISET, ARRAY, INTERVAL, NEW,
                    LATERAL, TABLE)
            .and(VALUES, DEFAULT_, MEASURE, RECURSIVE, STREAM, FINAL, RUNNING, SYMMETRIC, ASYMMETRIC);
}
