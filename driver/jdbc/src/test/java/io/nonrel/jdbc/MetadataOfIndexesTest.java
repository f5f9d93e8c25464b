package io.nonrel.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** All kinds of indexes in getIndexInfo, and that NONREL.INDEXES knows the same ones. */
class MetadataOfIndexesTest {

    @Test
    void listsIndexesOfEveryKindAndMarksThem() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:nonrel:embedded:mem:" + UUID.randomUUID());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE author (id INTEGER PRIMARY KEY, name VARCHAR(20) UNIQUE)");
            statement.execute("CREATE TABLE book (id INTEGER PRIMARY KEY, title VARCHAR(20), price INTEGER,"
                    + " author_id INTEGER REFERENCES author)");
            statement.execute("CREATE INDEX by_price ON book (price DESC, title)");
            statement.execute("CREATE INDEX in_title ON book (title) FOR (CONTAINS, IEXACT)");
            statement.execute("CREATE UNIQUE INDEX dear ON book (title) WHERE price > 100");
            statement.execute("CREATE INDEX by_author ON book (author_id.name)");
            List<String> lines = new ArrayList<>();
            try (ResultSet rows = connection.getMetaData().getIndexInfo(null, null, "book", false, true)) {
                while (rows.next()) {
                    lines.add(rows.getString("INDEX_NAME") + " " + rows.getString("COLUMN_NAME") + " "
                            + rows.getString("ASC_OR_DESC") + " " + rows.getBoolean("NON_UNIQUE") + " "
                            + rows.getString("KIND") + " " + rows.getString("LOOKUPS") + " "
                            + rows.getString("FILTER_CONDITION"));
                }
            }
            assertThat(lines)
                    .containsExactly(
                            "book_pkey id A false NATIVE null null",
                            "dear title A false MARKERS null \"price\" > 100",
                            "by_author author_id.name null true DERIVED STANDARD null",
                            "by_price price D true NATIVE null null",
                            "by_price title A true NATIVE null null",
                            "in_title title null true DERIVED CONTAINS, IEXACT null");
            String counts = "SELECT COUNT(DISTINCT index_name) FROM NONREL.INDEXES WHERE table_name = 'book'";
            try (ResultSet rows = statement.executeQuery(counts)) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(4);
            }
        }
    }
}
