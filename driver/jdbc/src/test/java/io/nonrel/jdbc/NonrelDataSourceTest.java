package io.nonrel.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class NonrelDataSourceTest {

    private static NonrelDataSource dataSource() {
        NonrelDataSource source = new NonrelDataSource();
        source.setUrl("jdbc:nonrel:embedded:mem:datasource?nonrel.fetchSize=7&password=hush");
        source.setUser("ann");
        Properties properties = new Properties();
        properties.setProperty("nonrel.maxFanOut", "3");
        source.setProperties(properties);
        return source;
    }

    @Test
    void opensConnectionsWithItsProperties() throws SQLException {
        try (Connection connection = dataSource().getConnection()) {
            assertThat(connection.getMetaData().getUserName()).isEqualTo("ann");
            assertThat(connection.createStatement().getFetchSize()).isEqualTo(7);
        }
        try (Connection connection = dataSource().getConnection("bob", "other")) {
            assertThat(connection.getMetaData().getUserName()).isEqualTo("bob");
        }
    }

    @Test
    void needsAUrl() {
        assertThatThrownBy(() -> new NonrelDataSource().getConnection())
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08001"));
    }

    @Test
    void isSerializableAndShowsNoPassword() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(dataSource());
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            NonrelDataSource copy = (NonrelDataSource) in.readObject();
            assertThat(copy.toString()).contains("datasource").doesNotContain("hush");
            assertThat(copy.getProperties()).containsEntry("nonrel.maxFanOut", "3");
        }
    }
}
