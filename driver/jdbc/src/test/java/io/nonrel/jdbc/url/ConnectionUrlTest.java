package io.nonrel.jdbc.url;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.ErrorCode;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ConnectionUrlTest {

    @Test
    void takesPropertiesOutOfAnEmbeddedUrl() {
        ConnectionUrl url = ConnectionUrl.parse(
                "jdbc:nonrel:embedded:file:/data/shop?nonrel.fetchSize=7;durability=INTERVAL&user=ann&password=a%26b+c",
                null);
        assertThat(url.locator()).isEqualTo("embedded:file:/data/shop");
        assertThat(url.settings().properties()).isEqualTo(Map.of("fetchSize", "7", "durability", "interval"));
        assertThat(url.settings().user()).isEqualTo("ann");
        assertThat(url.settings().password()).isEqualTo("a&b+c");
    }

    @Test
    void takesPropertiesAfterASemicolonToo() {
        ConnectionUrl url = ConnectionUrl.parse("jdbc:nonrel:embedded:mem:x;nonrel.keep=true", null);
        assertThat(url.locator()).isEqualTo("embedded:mem:x");
        assertThat(url.settings().properties()).isEqualTo(Map.of("keep", "true"));
    }

    @Test
    void leavesTheStoresOwnKeysInAUri() {
        ConnectionUrl url = ConnectionUrl.parse(
                "jdbc:nonrel:mongodb://u:p%40ss@h1,h2/db?replicaSet=rs&nonrel.pushDown=off&ssl=true", null);
        assertThat(url.locator()).isEqualTo("mongodb://u:p%40ss@h1,h2/db?replicaSet=rs&ssl=true");
        assertThat(url.settings().properties()).isEqualTo(Map.of("pushDown", "off"));
    }

    @Test
    void letsPropertiesOverrideTheUrl() {
        Properties defaults = new Properties();
        defaults.setProperty("user", "bob");
        Properties properties = new Properties(defaults);
        properties.setProperty("nonrel.fetchSize", "9");
        properties.put("maxFanOut", 3);
        ConnectionUrl url = ConnectionUrl.parse("jdbc:nonrel:embedded:mem:x?nonrel.fetchSize=7&user=ann", properties);
        assertThat(url.settings().properties()).isEqualTo(Map.of("fetchSize", "9", "maxFanOut", "3"));
        assertThat(url.settings().user()).isEqualTo("bob");
    }

    @Test
    void neverShowsAPassword() {
        for (String text : new String[] {
            "jdbc:nonrel:embedded:mem:x?user=ann&password=hush",
            "jdbc:nonrel:embedded:mem:x;nonrel.password=hush",
            "jdbc:nonrel:mongodb://ann:hush@host/db?nonrel.fetchSize=2",
            "jdbc:nonrel:mongodb://ann:hu@hush@host/db?PASSWORD=hush",
        }) {
            assertThat(ConnectionUrl.shown(text)).doesNotContain("hush").contains("***");
        }
        assertThat(ConnectionUrl.parse("jdbc:nonrel:mongodb://ann:hush@host/db", null))
                .hasToString("jdbc:nonrel:mongodb://ann:***@host/db");
    }

    @Test
    void scrubsPasswordsFromWhatStoresSay() {
        ConnectionUrl url = ConnectionUrl.parse("jdbc:nonrel:mongodb://ann:hush%21@host/db", null);
        Exception telling = new IllegalStateException("bad login ann/hush!");
        SQLException shown = Secrets.scrubbed(
                ErrorCode.AUTHENTICATION_FAILED.error(telling, "no entry with hush%%21: %s", "hush!"), url);
        assertThat((Throwable) shown).hasMessage("no entry with ***: ***").hasNoCause();
        assertThat(shown.getSQLState()).isEqualTo("28000");
        Exception cause = new IllegalStateException("refused");
        SQLException clean = Secrets.scrubbed(ErrorCode.CONNECTION_FAILED.error(cause, "down"), url);
        assertThat((Throwable) clean).hasMessage("down").hasRootCause(cause);
    }
}
