package io.nonrel.planner.parser.grammar;

import io.nonrel.planner.parser.wording.NearestNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Where the parser stopped and what it would have accepted there, made short enough to read. */
final class ExpectedTokens implements SqlGrammarConstants {
    /** All words that the grammar knows, in upper case. */
    static final Set<String> KEYWORDS = Arrays.stream(tokenImage)
            .filter(image -> image.matches("\"[A-Z][A-Z_0-9]*\""))
            .map(ExpectedTokens::bare)
            .collect(Collectors.toUnmodifiableSet());

    private static final int MOST = 8;

    /** What a person most likely forgot, in this order; other words follow by the alphabet. */
    private static final List<String> LIKELY = List.of(
            ")", "END", "THEN", "WHEN", "ELSE", "BY", "SET", "VALUES", "SELECT", "FROM", "ON", "USING", "JOIN", "WHERE",
            "GROUP", "HAVING", "ORDER", "LIMIT", "AS", ",", "UNION");

    private static final TokenSet BEGIN_QUERY = TokenSet.of(SELECT, WITH, VALUES, VALUE, TABLE, LPAREN);

    private static final TokenSet OPERATORS = TokenSet.of(
                    AND, OR, IS, IN, LIKE, ILIKE, RLIKE, SIMILAR, BETWEEN, NOT, EQ, NE, NE2, LT, GT, LE, GE, PLUS,
                    MINUS)
            .and(
                    STAR,
                    SLASH,
                    PERCENT_REMAINDER,
                    CONCAT,
                    VERTICAL_BAR,
                    AMPERSAND,
                    CARET,
                    LEFTSHIFT,
                    INFIX_CAST,
                    LBRACKET)
            .and(
                    COLON,
                    CONTAINS,
                    EQUALS,
                    OVERLAPS,
                    PRECEDES,
                    SUCCEEDS,
                    IMMEDIATELY,
                    MEMBER,
                    SUBMULTISET,
                    MULTISET,
                    FORMAT)
            .and(COLLATE, DOT, FITS, FITS_IN_ANY_CASE, FITS_NOT, FITS_NOT_IN_ANY_CASE);

    private final Token before;
    private final Token found;
    private final TreeSet<Integer> kinds = new TreeSet<>();

    /** Reads an exception of the parser, whose sequences may begin with tokens that are right. */
    ExpectedTokens(ParseException e) {
        int deepest = 0;
        for (int[] sequence : e.expectedTokenSequences) {
            int depth = matching(sequence, e.currentToken.next);
            if (depth > deepest) {
                kinds.clear();
                deepest = depth;
            }
            if (depth == deepest && depth < sequence.length) {
                kinds.add(sequence[depth]);
            }
        }
        Token last = e.currentToken;
        for (int i = 0; i < deepest; i++) {
            last = last.next;
        }
        before = last;
        found = last.next;
        kinds.remove(found.kind);
        if (!kinds.contains(IDENTIFIER) && kinds.remove(SYSTEM_TIME)) {
            // Tables of the past are not there; after FOR the lock of rows was meant.
            kinds.addAll(List.of(UPDATE, SHARE));
        }
    }

    /** How many of the tokens at the beginning are as in the sequence. */
    private static int matching(int[] sequence, Token token) {
        int depth = 0;
        Token actual = token;
        while (depth < sequence.length - 1 && actual.kind == sequence[depth] && actual.next != null) {
            actual = actual.next;
            depth++;
        }
        return depth;
    }

    /** The token that doesn't fit. */
    Token found() {
        return found;
    }

    /** Whether a name would have been accepted, and the token is a word that can't be one here. */
    boolean wordWantsQuotes() {
        return kinds.contains(IDENTIFIER) && WordSense.isStructural(found.kind);
    }

    /**
     * What the word that doesn't fit was meant to be, or the word before it, which passed for a name; empty when it isn't near
     * to anything that is expected.
     */
    String misspelling() {
        boolean name = kinds.contains(IDENTIFIER);
        List<String> words = kinds.stream()
                .filter(kind -> !name || !isPartOf(kind, isExpression()))
                .map(kind -> bare(tokenImage[kind]))
                .filter(KEYWORDS::contains)
                .toList();
        List<String> near = found.kind == IDENTIFIER ? NearestNames.misspelt(found.image, words) : List.of();
        if (!near.isEmpty()) {
            return "; did you mean " + String.join(" or ", near) + "?";
        }
        List<String> nearBefore = before.kind == IDENTIFIER ? NearestNames.misspelt(before.image, words) : List.of();
        return nearBefore.isEmpty()
                ? ""
                : "; did you mean " + String.join(" or ", nearBefore) + " by \"" + before.image + "\"?";
    }

    /** Whether a string ends right where the token begins. */
    boolean followsString() {
        return before.kind == QUOTED_STRING
                && before.endLine == found.beginLine
                && before.endColumn + 1 == found.beginColumn;
    }

    private boolean isExpression() {
        return kinds.contains(IDENTIFIER) && kinds.contains(UNSIGNED_INTEGER_LITERAL) && kinds.contains(LPAREN);
    }

    /** A list like "a, b or c", cut off with an ellipsis; empty when nothing is known. */
    String sentence() {
        List<String> expected = list();
        if (expected.size() > MOST) {
            return String.join(", ", expected.subList(0, MOST)) + ", …";
        }
        if (expected.size() < 2) {
            return String.join("", expected);
        }
        int last = expected.size() - 1;
        return String.join(", ", expected.subList(0, last)) + " or " + expected.get(last);
    }

    private List<String> list() {
        boolean name = kinds.contains(IDENTIFIER);
        boolean expression = isExpression();
        boolean query = kinds.contains(SELECT) && kinds.contains(VALUES) && kinds.contains(LPAREN);
        boolean type = name && !expression && kinds.contains(ANY) && kinds.contains(ROW);
        boolean operator = kinds.contains(AND) && kinds.contains(OR);
        boolean number = kinds.contains(UNSIGNED_INTEGER_LITERAL);
        Set<String> literal = new TreeSet<>();
        for (int kind : kinds) {
            boolean covered = query && BEGIN_QUERY.contains(kind)
                    || type && (kind == ANY || kind == ROW || kind == INTERVAL)
                    || operator && OPERATORS.contains(kind)
                    || name && isPartOf(kind, expression)
                    || number && (kind == DECIMAL || kind == HOOK);
            boolean written = tokenImage[kind].startsWith("\"") && !tokenImage[kind].contains("\\u0001");
            if (!covered && written && kind != BEL) {
                literal.add(bare(tokenImage[kind]));
            }
        }
        List<String> all = new ArrayList<>(LIKELY);
        all.retainAll(literal);
        literal.removeAll(all);
        List<String> rest = new ArrayList<>(literal);
        // Words before signs.
        Collections.sort(rest, (a, b) -> Boolean.compare(KEYWORDS.contains(b), KEYWORDS.contains(a)));
        all.addAll(rest);
        all.replaceAll(text -> KEYWORDS.contains(text) ? text : '"' + text + '"');
        all.addAll(0, things(name, expression, operator, query, type));
        return all;
    }

    private List<String> things(boolean name, boolean expression, boolean operator, boolean query, boolean type) {
        List<String> things = new ArrayList<>();
        if (query) {
            things.add("a query");
        }
        if (type) {
            things.add("a type");
        } else if (expression) {
            // The grammar takes an expression wherever it takes a query; it means one in parentheses only.
            if (!query || before.kind == LPAREN) {
                things.add("an expression");
            }
        } else if (name) {
            things.add("a name");
        } else if (kinds.contains(UNSIGNED_INTEGER_LITERAL)) {
            things.add("a number");
            if (kinds.contains(HOOK)) {
                things.add("the parameter ?");
            }
        } else if (kinds.contains(QUOTED_STRING)) {
            things.add("a string");
        }
        if (operator) {
            things.add("an operator");
        }
        if (kinds.contains(EOF)) {
            things.add("the end of the statement");
        }
        return things;
    }

    /** Whether a token goes without saying where a name or an expression is expected. */
    private static boolean isPartOf(int kind, boolean expression) {
        if (!WordSets.KEYWORDS.contains(kind)) {
            return expression && kind != RPAREN;
        }
        if (kind == LEFT || kind == RIGHT) {
            return expression;
        }
        return expression
                ? !WordSets.CLAUSE.contains(kind)
                : !WordSense.isStructural(kind) || kind == VALUE || kind == UNIQUE || kind == FINAL || kind == RUNNING;
    }

    private static String bare(String image) {
        return image.startsWith("\"") && image.length() > 1 ? image.substring(1, image.length() - 1) : image;
    }
}
