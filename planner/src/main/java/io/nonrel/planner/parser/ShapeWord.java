package io.nonrel.planner.parser;

import java.util.Arrays;

/** The words that tell {@link ShapeScanner} where it is. */
enum ShapeWord {
    AND,
    ANY,
    ALL,
    AS,
    BETWEEN,
    BY,
    CROSS,
    DELETE,
    ELSE,
    EXCEPT,
    EXISTS,
    FETCH,
    FOR,
    FROM,
    FULL,
    GROUP,
    HAVING,
    IN,
    INNER,
    INSERT,
    INTERSECT,
    JOIN,
    LATERAL,
    LEFT,
    LIKE,
    LIMIT,
    MINUS,
    NATURAL,
    NOT,
    OFFSET,
    ON,
    OR,
    ORDER,
    QUALIFY,
    RETURNING,
    RIGHT,
    SELECT,
    SET,
    SOME,
    THEN,
    UNION,
    UPDATE,
    USING,
    VALUES,
    WHEN,
    WHERE,
    WINDOW,
    WITH,
    /** Any other word: a name, or a keyword that doesn't matter here. */
    OTHER;

    private static final int LONGEST = 9;

    /** Words by their first letter, so that most names are told with a few comparisons. */
    private static final ShapeWord[][] BY_FIRST_LETTER = new ShapeWord['Z' - 'A' + 1][];

    static {
        for (int i = 0; i < BY_FIRST_LETTER.length; i++) {
            char letter = (char) ('A' + i);
            BY_FIRST_LETTER[i] = Arrays.stream(values())
                    .filter(word -> word != OTHER && word.name().charAt(0) == letter)
                    .toArray(ShapeWord[]::new);
        }
    }

    /** The word between two positions of a text. */
    static ShapeWord of(String sql, int start, int end) {
        int length = end - start;
        int letter = (sql.charAt(start) & ~0x20) - 'A';
        if (length > LONGEST || length < 2 || letter < 0 || letter >= BY_FIRST_LETTER.length) {
            return OTHER;
        }
        for (ShapeWord word : BY_FIRST_LETTER[letter]) {
            String name = word.name();
            if (name.length() == length && sql.regionMatches(true, start, name, 0, length)) {
                return word;
            }
        }
        return OTHER;
    }

    /** Whether a parenthesis after the word holds a condition, query or list, and not the arguments of a function. */
    boolean introducesParenthesis() {
        return this != OTHER && this != LEFT && this != RIGHT;
    }

    /** Whether the word ends a comparison that stands before it. */
    boolean endsCondition() {
        return switch (this) {
            case AND,
                    OR,
                    GROUP,
                    ORDER,
                    HAVING,
                    LIMIT,
                    OFFSET,
                    FETCH,
                    UNION,
                    EXCEPT,
                    INTERSECT,
                    MINUS,
                    WINDOW,
                    QUALIFY,
                    FOR,
                    RETURNING,
                    JOIN,
                    LEFT,
                    RIGHT,
                    INNER,
                    FULL,
                    CROSS,
                    NATURAL,
                    WHERE,
                    ON -> true;
            default -> false;
        };
    }
}
