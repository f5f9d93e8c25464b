package io.nonrel.shell.console;

import java.sql.SQLWarning;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The warnings of one statement as lines, each once, though its statement and its result may both carry it. */
public final class WarningTexts {

    private final Set<String> texts = new LinkedHashSet<>();

    /** Adds a warning and those chained to it; null for none. */
    public void add(@Nullable SQLWarning first) {
        for (SQLWarning each = first; each != null; each = each.getNextWarning()) {
            texts.add("warning " + each.getErrorCode() + " " + each.getSQLState() + ": " + each.getMessage());
        }
    }

    /** The lines in the order in which they came. */
    public Iterable<String> lines() {
        return texts;
    }
}
