package io.nonrel.shell.console;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;
import org.jspecify.annotations.Nullable;

/**
 * Rows laid out in columns, numbers to the right, by the width that a terminal gives each character. Printing empties
 * it; the header is printed once and widths only grow.
 */
public final class TextTable {

    private static final String NULL = "NULL";

    private final Columns columns;
    private final int widestCell;
    private final int[] widths;
    private final List<String[]> rows = new ArrayList<>();
    private boolean headerPrinted;

    /**
     * @param columns of the result whose rows are added
     * @param widestCell longer values are cut and end in …
     */
    public TextTable(Columns columns, int widestCell) {
        this.columns = columns;
        this.widestCell = widestCell;
        this.widths = columns.names().stream().mapToInt(TextTable::width).toArray();
    }

    /** Adds the result's current row. */
    public void add(ResultSet result) throws SQLException {
        String[] row = new String[widths.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = shown(columns.text(result, i));
            widths[i] = Math.max(widths[i], width(row[i]));
        }
        rows.add(row);
    }

    /** Prints what was added since the last call, each line after {@code indent}. */
    public void print(Console console, String indent) {
        if (!headerPrinted) {
            headerPrinted = true;
            StringBuilder rule = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                rule.append(i == 0 ? "" : "  ").append("-".repeat(widths[i]));
            }
            console.line(indent + console.bold(line(columns.names().toArray(String[]::new))));
            console.line(indent + console.faint(rule.toString()));
        }
        for (String[] row : rows) {
            console.line(indent + line(row));
        }
        rows.clear();
    }

    private String line(String[] cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            String padding = " ".repeat(widths[i] - width(cells[i]));
            line.append(i == 0 ? "" : "  ");
            if (columns.isNumeric(i)) {
                line.append(padding).append(cells[i]);
            } else {
                line.append(cells[i]).append(padding);
            }
        }
        return line.toString().stripTrailing();
    }

    private String shown(@Nullable String value) {
        if (value == null) {
            return NULL;
        }
        StringBuilder text = new StringBuilder();
        int width = 0;
        for (int i = 0; i < value.length(); ) {
            int c = value.codePointAt(i);
            i += Character.charCount(c);
            width += Math.max(0, WCWidth.wcwidth(c));
            if (width >= widestCell && i < value.length()) {
                return text.append('…').toString();
            }
            // A line break or a bell inside a cell would break the table.
            text.appendCodePoint(Character.isISOControl(c) ? ' ' : c);
        }
        return text.toString();
    }

    private static int width(String text) {
        return text.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum();
    }
}
