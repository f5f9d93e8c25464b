package io.nonrel.shell.console;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Aligned columns and a line with the number of rows. Widths come from the first rows, so that long results stream. */
final class TableFormat implements RowFormat {

    private static final int ROWS_AT_ONCE = 1000;

    @Override
    public void print(ResultSet result, Console console) throws SQLException {
        Columns columns = Columns.of(result);
        TextTable table = new TextTable(columns, Integer.MAX_VALUE);
        long rows = 0;
        while (result.next() && !console.out().checkError()) {
            table.add(result);
            if (++rows % ROWS_AT_ONCE == 0) {
                table.print(console, "");
            }
        }
        table.print(console, "");
        console.line(rows == 1 ? "1 row" : rows + " rows");
    }
}
