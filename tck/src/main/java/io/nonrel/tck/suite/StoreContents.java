package io.nonrel.tck.suite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What stands in a database, save what belongs to the system. */
public final class StoreContents {

    private static final String OURS = " NOT IN ('INFORMATION_SCHEMA', 'NONREL')";

    private StoreContents() {}

    /** The names of all tables, views, sequences and schemas besides the one that is always there. */
    public static List<String> names(Connection connection) throws SQLException {
        return rows(
                        connection,
                        "SELECT table_schema || '.' || table_name FROM INFORMATION_SCHEMA.TABLES WHERE table_schema"
                                + OURS
                                + " UNION ALL SELECT sequence_schema || '.' || sequence_name FROM INFORMATION_SCHEMA.SEQUENCES"
                                + " UNION ALL SELECT schema_name FROM INFORMATION_SCHEMA.SCHEMATA WHERE schema_name"
                                + OURS
                                + " AND schema_name <> 'PUBLIC' ORDER BY 1")
                .stream()
                .map(row -> row.get(0))
                .toList();
    }

    /** Drops all of it. */
    public static void drop(Connection connection) throws SQLException {
        // A copied column keeps the table that it comes from.
        drop(connection, "INDEX", "SELECT table_schema, index_name FROM NONREL.INDEXES WHERE kind = 'DERIVED'");
        drop(
                connection,
                "VIEW",
                "SELECT table_schema, table_name FROM INFORMATION_SCHEMA.VIEWS WHERE table_schema" + OURS);
        drop(
                connection,
                "TABLE",
                "SELECT table_schema, table_name FROM INFORMATION_SCHEMA.TABLES WHERE table_type = 'BASE TABLE'"
                        + " AND table_schema" + OURS);
        drop(connection, "SEQUENCE", "SELECT sequence_schema, sequence_name FROM INFORMATION_SCHEMA.SEQUENCES");
        drop(
                connection,
                "SCHEMA",
                "SELECT schema_name FROM INFORMATION_SCHEMA.SCHEMATA WHERE schema_name <> 'PUBLIC' AND schema_name"
                        + OURS);
    }

    private static void drop(Connection connection, String kind, String names) throws SQLException {
        for (List<String> row : rows(connection, names)) {
            String name = row.stream()
                    .map(part -> '"' + part.replace("\"", "\"\"") + '"')
                    .collect(Collectors.joining("."));
            try (Statement statement = connection.createStatement()) {
                statement.execute("DROP " + kind + " IF EXISTS " + name + " CASCADE");
            }
        }
    }

    private static List<List<String>> rows(Connection connection, String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int width = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= width; i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
