package io.nonrel.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import javax.naming.Reference;
import javax.naming.StringRefAddr;
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

    @Test
    void comesBackFromItsReference() throws Exception {
        NonrelDataSource source = dataSource();
        source.setPassword("hush");
        source.setLoginTimeout(5);
        source.setDescription("the shop's");
        Reference reference = source.getReference();
        assertThat(reference.toString()).contains("datasource").doesNotContain("hush");
        Object copy = new NonrelObjectFactory().getObjectInstance(reference, null, null, null);
        assertThat(copy).isInstanceOfSatisfying(NonrelDataSource.class, again -> {
            assertThat(again.getUrl()).isEqualTo(source.getUrl());
            assertThat(again.getLoginTimeout()).isEqualTo(5);
            assertThat(again.getDescription()).isEqualTo("the shop's");
            assertThat(again.getProperties()).containsExactly(Map.entry("nonrel.maxFanOut", "3"));
            assertThat(again.getReference().get("url").getContent().toString()).endsWith("password=hush");
            assertThat(again.getReference().get("password").getContent()).isEqualTo("hush");
        });
        try (Connection connection = ((NonrelDataSource) Objects.requireNonNull(copy)).getConnection()) {
            assertThat(connection.getMetaData().getUserName()).isEqualTo("ann");
        }
    }

    @Test
    void isMadeOfAServersConfiguration() throws Exception {
        Reference reference = new Reference("javax.sql.DataSource", NonrelObjectFactory.class.getName(), null);
        reference.add(new StringRefAddr("url", "jdbc:nonrel:embedded:mem:server"));
        reference.add(new StringRefAddr("username", "bob"));
        reference.add(new StringRefAddr("nonrel.fetchSize", "9"));
        reference.add(new StringRefAddr("singleton", "true"));
        NonrelObjectFactory factory = new NonrelObjectFactory();
        NonrelDataSource source =
                (NonrelDataSource) Objects.requireNonNull(factory.getObjectInstance(reference, null, null, null));
        try (Connection connection = source.getConnection()) {
            assertThat(connection.getMetaData().getUserName()).isEqualTo("bob");
            assertThat(connection.createStatement().getFetchSize()).isEqualTo(9);
        }
        assertThat(factory.getObjectInstance(new Reference("java.lang.String"), null, null, null))
                .isNull();
        assertThat(factory.getObjectInstance("text", null, null, null)).isNull();
    }

    @Test
    void isABean() throws Exception {
        for (Class<?> type : List.of(NonrelDataSource.class, NonrelConnectionPoolDataSource.class)) {
            Object bean = type.getConstructor().newInstance();
            PropertyDescriptor[] properties =
                    Introspector.getBeanInfo(type, Object.class).getPropertyDescriptors();
            assertThat(properties)
                    .extracting(PropertyDescriptor::getName)
                    .contains("url", "user", "password", "properties", "description", "loginTimeout");
            for (PropertyDescriptor property : properties) {
                if (List.of("url", "user", "password", "description").contains(property.getName())) {
                    property.getWriteMethod().invoke(bean, "x");
                }
                assertThat(property.getName().equals("password") ? property.getReadMethod() : null)
                        .isNull();
            }
        }
    }
}
