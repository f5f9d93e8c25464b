package io.nonrel.jdbc.metadata;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words of the grammar that are names only in quotes. */
public final class ReservedWords {

    private static final List<String> SORTED = List.of("SELECT");
    private static final Set<String> WORDS = Set.copyOf(SORTED);

    private ReservedWords() {}

    /** All, in upper case, with commas between. */
    public static String list() {
        return String.join(",", SORTED);
    }

    /** Whether a name, in whatever case, is one. */
    public static boolean contains(String name) {
        return WORDS.contains(name.toUpperCase(Locale.ROOT));
    }
}
