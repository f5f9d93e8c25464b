package io.nonrel.planner.parser.wording;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Names that may be meant by a name that does not exist. */
public final class NearestNames {

    private static final int SHOWN = 3;

    private NearestNames() {}

    /** For example {@code "; did you mean id or idx?"}; empty when nothing is near. */
    public static String hint(String name, Collection<String> candidates) {
        List<String> near = of(name, candidates);
        return switch (near.size()) {
            case 0 -> "";
            case 1 -> "; did you mean " + near.get(0) + "?";
            default ->
                "; did you mean " + String.join(", ", near.subList(0, near.size() - 1)) + " or "
                        + near.get(near.size() - 1) + "?";
        };
    }

    /** The name that takes the fewest changes to reach, however far it is; there is at least one. */
    public static String nearest(String name, List<String> candidates) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return Collections.min(candidates, Comparator.comparingInt(c -> distance(wanted, c.toLowerCase(Locale.ROOT))));
    }

    /** At most three, the nearest first: a third of the letters may differ, and the one may begin with the other. */
    static List<String> of(String name, Collection<String> candidates) {
        String wanted = name.toLowerCase(Locale.ROOT);
        int limit = Math.max(1, name.length() / 3);
        return candidates.stream()
                .distinct()
                .filter(c -> distance(wanted, c.toLowerCase(Locale.ROOT)) <= limit
                        || isBeginning(wanted, c.toLowerCase(Locale.ROOT)))
                .sorted(Comparator.<String>comparingInt(c -> distance(wanted, c.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN)
                .toList();
    }

    /** The words that one misspelt word may be, the nearest first; none for a short one, which is near to too many. */
    public static List<String> misspelt(String word, Collection<String> words) {
        String written = word.toUpperCase(Locale.ROOT);
        int limit = Math.max(1, written.length() / 3);
        return written.length() < 3
                ? List.of()
                : words.stream()
                        .filter(w -> !w.equals(written) && distance(written, w) <= limit)
                        .sorted(Comparator.<String>comparingInt(w -> distance(written, w))
                                .thenComparing(Comparator.naturalOrder()))
                        .limit(SHOWN)
                        .toList();
    }

    private static boolean isBeginning(String a, String b) {
        return Math.min(a.length(), b.length()) >= 3 && (a.startsWith(b) || b.startsWith(a));
    }

    /** Letters to insert, remove, replace, or swap with the next. */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
