package io.nonrel.planner.parser.grammar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the parser would have accepted, made short enough to read. */
final class ExpectedTokens implements SqlGrammarConstants {
    /** All words that the grammar knows, in upper case. */
    static final Set<String> KEYWORDS = Arrays.stream(tokenImage)
            .filter(image -> image.matches("\"[A-Z][A-Z_0-9]*\""))
            .map(ExpectedTokens::bare)
            .collect(Collectors.toUnmodifiableSet());

    private static final int MOST = 8;

    private ExpectedTokens() {}

    /** What was expected: words first, then signs, kinds of things last. */
    static List<String> of(ParseException e) {
        TreeSet<Integer> kinds = firstDifferences(e);
        Set<String> words = new TreeSet<>();
        Set<String> signs = new TreeSet<>();
        List<String> things = new ArrayList<>();
        boolean name = kinds.contains(IDENTIFIER);
        boolean expression = kinds.contains(UNSIGNED_INTEGER_LITERAL) && kinds.contains(LPAREN) && name;
        for (int kind : kinds) {
            String image = tokenImage[kind];
            if (KEYWORDS.contains(bare(image))) {
                if (!name || expression && !beginsExpression(kind) || !expression && !isNonReserved(kind)) {
                    words.add(bare(image));
                }
            } else if (image.startsWith("\"") && !expression && kind != BEL) {
                signs.add(bare(image));
            }
        }
        if (expression) {
            things.add("an expression");
        } else if (name) {
            things.add("a name");
        } else if (kinds.contains(UNSIGNED_INTEGER_LITERAL)) {
            things.add("a number");
        } else if (kinds.contains(QUOTED_STRING)) {
            things.add("a string");
        }
        if (kinds.contains(EOF)) {
            things.add("the end of the statement");
        }
        List<String> all = new ArrayList<>(words);
        all.addAll(signs);
        all.addAll(things);
        return all;
    }

    /** A list like "a, b or c", cut off with an ellipsis. */
    static String sentence(List<String> expected) {
        if (expected.size() > MOST) {
            return String.join(", ", expected.subList(0, MOST)) + ", …";
        }
        if (expected.size() == 1) {
            return expected.get(0);
        }
        int last = expected.size() - 1;
        return String.join(", ", expected.subList(0, last)) + " or " + expected.get(last);
    }

    /** Whether a token is a keyword that can't be a name by itself. */
    static boolean isReserved(Token token) {
        return WordSense.isStructural(token.kind);
    }

    /** Whether a name would have been accepted. */
    static boolean allowsName(ParseException e) {
        return firstDifferences(e).contains(IDENTIFIER);
    }

    /** The kinds that would have let the parser go on from the token that it stopped at. */
    private static TreeSet<Integer> firstDifferences(ParseException e) {
        TreeSet<Integer> kinds = new TreeSet<>();
        for (int[] sequence : e.expectedTokenSequences) {
            Token token = e.currentToken.next;
            if (token.kind != sequence[0]) {
                kinds.add(sequence[0]);
            }
        }
        return kinds;
    }

    private static boolean isNonReserved(int kind) {
        return !WordSense.isStructural(kind);
    }

    private static boolean beginsExpression(int kind) {
        return isNonReserved(kind) || WordSense.beginsExpression(kind);
    }

    private static String bare(String image) {
        return image.startsWith("\"") && image.length() > 1 ? image.substring(1, image.length() - 1) : image;
    }
}
