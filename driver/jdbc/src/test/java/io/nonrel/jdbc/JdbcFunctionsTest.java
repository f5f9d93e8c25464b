package io.nonrel.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every function that DatabaseMetaData lists can be called as a JDBC escape. */
class JdbcFunctionsTest {

    private static final List<String> ARGUMENTS = List.of(
            "",
            "1",
            "'a'",
            "1, 2",
            "'a', 1",
            "'a', 'b'",
            "DATE '2026-01-02'",
            "TIMESTAMP '2026-01-02 03:04:05'",
            "'a', 1, 1",
            "'a', 'b', 'c'",
            "'a' IN 'b'",
            "YEAR FROM DATE '2026-01-02'",
            "SQL_TSI_DAY, 1, TIMESTAMP '2026-01-02 03:04:05'",
            "SQL_TSI_DAY, TIMESTAMP '2026-01-02 03:04:05', TIMESTAMP '2026-01-02 03:04:05'");

    private static @Nullable String answers(Connection connection, String name) {
        String last = null;
        for (String arguments : ARGUMENTS) {
            try (PreparedStatement query = connection.prepareStatement("SELECT {fn " + name + "(" + arguments + ")}");
                    ResultSet rows = query.executeQuery()) {
                rows.next();
                return null;
            } catch (SQLException e) {
                last = name + "(" + arguments + "): " + e.getMessage();
            }
        }
        return last;
    }

    @Test
    void canAllBeCalled() throws SQLException {
        List<String> missing = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:nonrel:embedded:mem:" + UUID.randomUUID())) {
            DatabaseMetaData metaData = connection.getMetaData();
            String all = String.join(
                    ",",
                    metaData.getNumericFunctions(),
                    metaData.getStringFunctions(),
                    metaData.getSystemFunctions(),
                    metaData.getTimeDateFunctions());
            for (String name : all.split(",", -1)) {
                String problem = answers(connection, name);
                if (problem != null) {
                    missing.add(problem);
                }
            }
        }
        assertThat(missing).isEmpty();
    }
}
