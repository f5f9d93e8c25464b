package io.nonrel.tck.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whether the indexes of a database give the rows that a scan gives. Stateless. */
final class IndexCheck {

    private static final int MOST_VALUES = 60;

    private IndexCheck() {}

    /** Names of a table's indexes in lower case. */
    static List<String> names(Connection connection, String table) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = connection.getMetaData().getIndexInfo(null, "PUBLIC", table, false, true)) {
            while (rows.next()) {
                names.add(String.valueOf(rows.getString("INDEX_NAME")).toLowerCase(java.util.Locale.ROOT));
            }
        }
        return names;
    }

    /**
     * @param connection that uses indexes
     * @param scanning that reads all rows and compares for itself
     */
    static void verify(Connection connection, Connection scanning) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = connection.getMetaData().getTables(null, "PUBLIC", null, new String[] {"TABLE"})) {
            while (rows.next()) {
                tables.add(rows.getString("TABLE_NAME"));
            }
        }
        for (String table : tables) {
            for (String column : firstColumns(connection, table)) {
                verify(connection, scanning, table, column);
            }
        }
    }

    private static Set<String> firstColumns(Connection connection, String table) throws SQLException {
        Set<String> columns = new LinkedHashSet<>();
        try (ResultSet rows = connection.getMetaData().getIndexInfo(null, "PUBLIC", table, false, true)) {
            while (rows.next()) {
                boolean ofColumns = !"DERIVED".equals(rows.getString("KIND"));
                if (ofColumns && rows.getShort("ORDINAL_POSITION") == 1) {
                    columns.add(rows.getString("COLUMN_NAME"));
                }
            }
        }
        return columns;
    }

    private static void verify(Connection connection, Connection scanning, String table, String column)
            throws SQLException {
        String sorted = "SELECT " + column + ", COUNT(*) FROM " + table + " GROUP BY " + column + " ORDER BY 1";
        List<String> values = Rows.texts(scanning, sorted);
        List<String> ordered = Rows.texts(connection, "SELECT " + column + " FROM " + table + " ORDER BY " + column);
        assertThat(Rows.texts(connection, sorted)).as("%s by %s", table, column).isEqualTo(values);
        assertThat(ordered)
                .as("%s ordered by %s", table, column)
                .isEqualTo(Rows.texts(scanning, "SELECT " + column + " FROM " + table + " ORDER BY " + column));
        int stride = Math.max(1, values.size() / MOST_VALUES);
        for (int i = 0; i < values.size(); i += stride) {
            int end = values.get(i).lastIndexOf('|');
            String value = values.get(i).substring(0, end);
            long count = Long.parseLong(values.get(i).substring(end + 1));
            String literal = value.matches("-?\\d+") ? value : "'" + value.replace("'", "''") + "'";
            if (!value.equals("null")) {
                assertThat(Rows.number(
                                connection, "SELECT COUNT(*) FROM " + table + " WHERE " + column + " = " + literal))
                        .as("%s where %s = %s", table, column, literal)
                        .isEqualTo(count);
            }
        }
    }
}
