package io.nonrel.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonrel.engine.Property;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Arrays;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class NonrelDriverTest {

    private final java.sql.Driver driver = new NonrelDriver();

    @Test
    void isFoundByDriverManager() throws SQLException {
        assertThat(DriverManager.getDriver("jdbc:nonrel:embedded:mem:x")).isInstanceOf(NonrelDriver.class);
    }

    @Test
    void acceptsItsPrefixAndNothingElse() throws SQLException {
        assertThat(driver.acceptsURL("jdbc:nonrel:anything")).isTrue();
        assertThat(driver.acceptsURL("jdbc:nonrelx:mem:a")).isFalse();
        assertThat(driver.acceptsURL("jdbc:h2:mem:a")).isFalse();
        assertThat(driver.connect("jdbc:h2:mem:a", null)).isNull();
    }

    @Test
    void refusesANullUrl() {
        assertThatThrownBy(() -> driver.acceptsURL(null))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08001"));
        assertThatThrownBy(() -> driver.connect(null, null)).isInstanceOf(SQLException.class);
    }

    @Test
    void namesTheFormsOfUrlsWhenNoStoreIsNamed() {
        assertThatThrownBy(() -> driver.connect("jdbc:nonrel:", null))
                .isInstanceOf(SQLNonTransientConnectionException.class)
                .hasMessageContaining("jdbc:nonrel:embedded:mem:NAME");
        assertThatThrownBy(() -> driver.connect("jdbc:nonrel:shop", null))
                .hasMessageContaining("'jdbc:nonrel:shop' names no store");
    }

    @Test
    void namesTheNearestPropertyWhenOneIsMisspelt() {
        assertThatThrownBy(() -> driver.connect("jdbc:nonrel:embedded:mem:a?nonrel.fechSize=5", null))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("08001"))
                .hasMessage("There is no property 'nonrel.fechSize': did you mean nonrel.fetchSize?");
        Properties properties = new Properties();
        properties.setProperty("pasword", "hush");
        assertThatThrownBy(() -> driver.connect("jdbc:nonrel:embedded:mem:a", properties))
                .hasMessage("There is no property 'pasword': did you mean password?");
    }

    @Test
    void namesTheChoicesWhenAValueIsWrong() {
        assertThatThrownBy(() -> driver.connect("jdbc:nonrel:embedded:mem:a;nonrel.pushDown=maybe", null))
                .hasMessageContaining("'maybe'")
                .hasMessageContaining("on, off");
    }

    @Test
    void listsItsPropertiesWithChoicesAndDescriptions() throws SQLException {
        DriverPropertyInfo[] list = driver.getPropertyInfo(
                "jdbc:nonrel:embedded:mem:a?nonrel.pushDown=off&password=hush", new Properties());
        assertThat(list).hasSize(Property.values().length + 2);
        assertThat(list).allSatisfy(p -> assertThat(p.description).isNotEmpty());
        DriverPropertyInfo pushDown = Arrays.stream(list)
                .filter(p -> p.name.equals("nonrel.pushDown"))
                .findFirst()
                .orElseThrow();
        assertThat(pushDown.value).isEqualTo("off");
        assertThat(pushDown.choices).containsExactly("on", "off");
        assertThat(list).noneSatisfy(p -> assertThat(p.value).isEqualTo("hush"));
    }

    @Test
    void tellsItsVersion() {
        assertThat(DriverVersion.TEXT).matches("\\d+\\.\\d+.*");
        assertThat(driver.getMajorVersion()).isEqualTo(DriverVersion.MAJOR);
    }
}
