package io.nonrel.shell.console;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** RFC 4180 with a header. NULL is an empty field; the empty string is quoted, so that the two can be told apart. */
final class CsvFormat implements RowFormat {

    private static final String END_OF_RECORD = "\r\n";

    @Override
    public void print(ResultSet result, Console console) throws SQLException {
        Columns columns = Columns.of(result);
        int width = columns.names().size();
        StringBuilder record = new StringBuilder();
        for (int i = 0; i < width; i++) {
            append(record, i, columns.names().get(i));
        }
        console.out().append(record).append(END_OF_RECORD);
        while (result.next() && !console.out().checkError()) {
            record.setLength(0);
            for (int i = 0; i < width; i++) {
                append(record, i, columns.text(result, i));
            }
            console.out().append(record).append(END_OF_RECORD);
        }
    }

    private static void append(StringBuilder record, int column, @Nullable String value) {
        if (column > 0) {
            record.append(',');
        }
        if (value == null) {
            return;
        }
        if (value.isEmpty() || value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')) {
            record.append('"').append(value.replace("\"", "\"\"")).append('"');
        } else {
            record.append(value);
        }
    }
}
