package io.nonrel.adapter.mongodb;

import java.util.ArrayList;
import java.util.List;
import org.bson.BsonString;

/**
 * Beginnings of strings as tests: an anchored regular expression, the form that servers find in an index, or a range where
 * that would be too long.
 *
 * @see <a href="https://www.mongodb.com/docs/manual/reference/operator/query/regex/#index-use">Index use</a>
 */
final class Prefixes {

    /** Each may take four characters of the 32,764 that an expression has. */
    private static final int LONGEST_EXPRESSION = 4_000;

    private Prefixes() {}

    /** The tests that strings pass that begin so. */
    static List<FieldTest> tests(String prefix) {
        if (prefix.isEmpty()) {
            return List.of(new FieldTest.OfType("string"));
        }
        if (prefix.length() <= LONGEST_EXPRESSION) {
            StringBuilder pattern = new StringBuilder("^");
            prefix.codePoints().forEach(c -> append(pattern, c));
            return List.of(new FieldTest.Regex(pattern.toString()));
        }
        List<FieldTest> range = new ArrayList<>();
        range.add(new FieldTest.Order(FieldTest.Side.FROM, new BsonString(prefix)));
        String end = next(prefix);
        if (!end.isEmpty()) {
            range.add(new FieldTest.Order(FieldTest.Side.BELOW, new BsonString(end)));
        }
        return range;
    }

    /** The least string above all that begin so, by code points; empty when there is none. */
    static String next(String prefix) {
        int[] points = prefix.codePoints().toArray();
        int last = points.length - 1;
        while (last >= 0 && points[last] == Character.MAX_CODE_POINT) {
            last--;
        }
        if (last < 0) {
            return "";
        }
        // No string has half of a surrogate pair.
        points[last] = points[last] == Character.MIN_SURROGATE - 1 ? Character.MAX_SURROGATE + 1 : points[last] + 1;
        return new String(points, 0, last + 1);
    }

    private static void append(StringBuilder pattern, int c) {
        if (c < ' ') {
            // A NUL would end the expression, a line break means something in some modes.
            pattern.append("\\x").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            return;
        }
        if (c < 128 && !Character.isLetterOrDigit(c)) {
            pattern.append('\\');
        }
        pattern.appendCodePoint(c);
    }
}
