package io.nonrel.jdbc.url;

import java.util.List;
import java.util.Locale;

/** Finds what a misspelt name was meant to be. */
final class NearestName {

    private NearestName() {}

    /** The name that takes the fewest edits to reach, case ignored. */
    static String of(String misspelt, List<String> names) {
        String best = names.get(0);
        int least = Integer.MAX_VALUE;
        for (String name : names) {
            int distance = distance(misspelt.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        return best;
    }

    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replace, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
