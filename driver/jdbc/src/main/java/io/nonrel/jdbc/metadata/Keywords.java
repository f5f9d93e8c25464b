package io.nonrel.jdbc.metadata;

import io.nonrel.planner.parser.ReservedWords;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words that need quotes as the name of a column or table or as an alias, with or without AS. A test tries all words of
 * the grammar.
 */
public final class Keywords {

    /** The grammar takes it as a name too, but where a value can stand it is the literal. */
    private static final String LITERAL = "UNKNOWN";

    /** Those that SQL:2003 doesn't reserve: clients know the others. */
    private static final List<String> BEYOND_SQL_2003 = List.of(
            "ASOF",
            "CURRENT_CATALOG",
            "CURRENT_SCHEMA",
            "GROUPS",
            "LIMIT",
            "MATCH_CONDITION",
            "MINUS",
            "OFFSET",
            "QUALIFY",
            "SKIP",
            "UPSERT");

    private static final Set<String> ALL = all();

    private Keywords() {}

    private static Set<String> all() {
        Set<String> words = new TreeSet<>(ReservedWords.all());
        words.addAll(ReservedWords.needAs());
        words.add(LITERAL);
        return words;
    }

    /** Those that aren't keywords of SQL:2003, in upper case, with commas between: what JDBC asks for. */
    public static String list() {
        return String.join(",", BEYOND_SQL_2003);
    }

    /** Whether a name, in whatever case, needs quotes in one of its places. */
    public static boolean contains(String name) {
        return ALL.contains(name.toUpperCase(Locale.ROOT));
    }
}
