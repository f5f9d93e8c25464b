package io.nonrel.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database that another application made with MongoDB's own client is queried, changed and indexed over JDBC. */
class ForeignMongoDatabaseTest {

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final String uri = "mongodb://localhost:" + server.bind().getPort() + "/shop";
    private final MongoClient client = MongoClients.create(uri);
    private final MongoDatabase shop = client.getDatabase("shop");
    private final ObjectId ann = new ObjectId();
    private final ObjectId bob = new ObjectId();

    @BeforeEach
    void fill() {
        shop.getCollection("customer")
                .insertMany(List.of(
                        new Document("_id", ann)
                                .append("name", "Ann")
                                .append("age", 41)
                                .append("address", new Document("city", "Bonn")),
                        new Document("_id", bob)
                                .append("name", "Bob")
                                .append("age", null)
                                .append("vip", true)));
        shop.getCollection("orders")
                .insertMany(List.of(
                        new Document("_id", 1).append("customer", ann).append("total", 9.5),
                        new Document("_id", 2).append("customer", ann).append("total", 20),
                        new Document("_id", 3).append("customer", bob).append("total", null)));
    }

    @AfterEach
    void close() {
        client.close();
        server.shutdownNow();
    }

    @Test
    void itIsQueriedAndJoined() throws SQLException {
        try (Connection connection = connect()) {
            assertThat(rows(connection, "SELECT name, age, \"address.city\", vip FROM customer ORDER BY name"))
                    .containsExactly("Ann, 41, Bonn, null", "Bob, null, null, true");
            assertThat(rows(
                            connection,
                            "SELECT c.name, COUNT(*), SUM(o.total) FROM customer c JOIN orders o ON o.customer = c._id"
                                    + " GROUP BY c.name ORDER BY c.name"))
                    .containsExactly("Ann, 2, 29.5", "Bob, 1, null");
            assertThat(rows(connection, "SELECT name FROM customer WHERE _id = '" + ann + "'"))
                    .containsExactly("Ann");
            assertThat(rows(connection, "SELECT name FROM customer WHERE age <> 7"))
                    .containsExactly("Ann");
            assertThat(rows(connection, "SELECT _doc FROM \"$ROWS\".\"PUBLIC\".orders WHERE _id = 2")
                            .get(0))
                    .contains("\"total\": 20");
        }
        assertThat(shop.listCollectionNames()).containsExactlyInAnyOrder("customer", "orders");
    }

    @Test
    void whoAsksIsToldThatColumnsWereInferred() throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement("SELECT name FROM customer WHERE _id = ?")) {
            statement.setString(1, bob.toHexString());
            try (ResultSet result = statement.executeQuery()) {
                assertThat(result.next()).isTrue();
                assertThat(result.getString(1)).isEqualTo("Bob");
            }
            List<Integer> codes = new ArrayList<>();
            for (SQLWarning w = statement.getWarnings(); w != null; w = w.getNextWarning()) {
                codes.add(w.getErrorCode());
            }
            assertThat(codes).containsExactly(1009);
        }
        try (Connection strict = DriverManager.getConnection("jdbc:nonrel:" + uri + "?nonrel.emulation=1009")) {
            assertThatThrownBy(() -> rows(strict, "SELECT name FROM customer")).hasMessageContaining("1009");
        }
    }

    @Test
    void itIsChangedAndWhatNoColumnNamesSurvives() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("UPDATE customer SET age = 42, name = 'Anna' WHERE name = 'Ann'"))
                    .isEqualTo(1);
            assertThat(statement.executeUpdate("DELETE FROM orders WHERE total IS NULL"))
                    .isEqualTo(1);
            assertThat(statement.executeUpdate("INSERT INTO orders (_id, total) VALUES (4, 1.25)"))
                    .isEqualTo(1);
        }
        Document anna = Objects.requireNonNull(
                shop.getCollection("customer").find(new Document("_id", ann)).first());
        assertThat(anna)
                .containsEntry("name", "Anna")
                .containsEntry("age", 42L)
                .containsEntry("address", new Document("city", "Bonn"));
        assertThat(shop.getCollection("orders").countDocuments()).isEqualTo(3);
        assertThat(shop.getCollection("orders").find(new Document("_id", 4)).first())
                .isEqualTo(new Document("_id", 4L).append("total", 1.25));
    }

    @Test
    void itIsExtendedWithDerivedIndexes() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE INDEX by_name ON customer (name) FOR (ICONTAINS)");
            statement.execute("CREATE INDEX by_city ON customer (\"address.city\") FOR (IEXACT)");
        }
        try (Connection connection = connect()) {
            assertThat(rows(connection, "SELECT name FROM customer WHERE name ILIKE '%nN%'"))
                    .containsExactly("Ann");
            assertThat(rows(connection, "EXPLAIN PLAN FOR SELECT name FROM customer WHERE name ILIKE '%nN%'")
                            .toString())
                    .contains("what index by_name finds");
            assertThat(rows(connection, "SELECT name FROM customer WHERE LOWER(\"address.city\") = 'bonn'"))
                    .containsExactly("Ann");
        }
    }

    @Test
    void collectionsThatCameLaterAreSeenAfterRefreshSchema() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            shop.getCollection("later").insertOne(new Document("_id", "x").append("n", 1));
            assertThatThrownBy(() -> rows(connection, "SELECT n FROM later")).isInstanceOf(SQLException.class);
            statement.execute("REFRESH SCHEMA");
            assertThat(rows(connection, "SELECT n FROM later")).containsExactly("1");
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:nonrel:" + uri);
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(String.valueOf(result.getObject(i)));
                }
                rows.add(String.join(", ", row));
            }
        }
        return rows;
    }
}
