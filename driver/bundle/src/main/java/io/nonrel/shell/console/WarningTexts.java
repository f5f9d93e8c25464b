package io.nonrel.shell.console;

import java.sql.SQLWarning;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The warnings of one statement as lines, each once, though its statement and its result may both carry it. Of two that
 * differ only in their numbers the later counts: it was asked for after more rows.
 */
public final class WarningTexts {

    private final Map<String, String> texts = new LinkedHashMap<>();

    /** Adds a warning and those chained to it; null for none. */
    public void add(@Nullable SQLWarning first) {
        for (SQLWarning each = first; each != null; each = each.getNextWarning()) {
            String message = String.valueOf(each.getMessage());
            texts.put(
                    each.getErrorCode() + message.replaceAll("[0-9,]+ rows?", "rows"),
                    "warning " + each.getErrorCode() + " " + each.getSQLState() + ": " + message);
        }
    }

    /** The lines in the order in which they came. */
    public Iterable<String> lines() {
        return texts.values();
    }
}
