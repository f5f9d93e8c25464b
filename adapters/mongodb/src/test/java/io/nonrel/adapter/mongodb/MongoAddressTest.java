package io.nonrel.adapter.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Settings;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What of a URL reaches the client, and what of it is never shown. */
class MongoAddressTest {

    private static final String PASSWORD = "s3cr3t";

    @Test
    void theRestOfTheUriIsTheClients() {
        MongoClientSettings settings = MongoAddress.parse(
                        "mongodb://a:1,b:2/shop?replicaSet=rs&readPreference=secondary&w=majority&appName=till&tls=true",
                        Settings.NONE)
                .clientSettings();
        assertThat(settings.getClusterSettings().getRequiredReplicaSetName()).isEqualTo("rs");
        assertThat(settings.getClusterSettings().getHosts()).hasSize(2);
        assertThat(settings.getReadPreference().getName()).isEqualTo("secondary");
        assertThat(settings.getWriteConcern().getWString()).isEqualTo("majority");
        assertThat(settings.getApplicationName()).isEqualTo("till");
        assertThat(settings.getSslSettings().isEnabled()).isTrue();
    }

    @Test
    void userAndPasswordMayStandBesideTheUri() {
        Settings settings = new Settings(Map.of(), "till", PASSWORD);
        MongoCredential credential = credential("mongodb://host/shop", settings);
        assertThat(credential.getUserName()).isEqualTo("till");
        assertThat(credential.getSource()).isEqualTo("admin");
        assertThat(credential.getPassword()).containsExactly(PASSWORD.toCharArray());
        assertThat(credential("mongodb://host/shop?authSource=users", settings).getSource())
                .isEqualTo("users");
        assertThat(credential("mongodb://other:else@host/shop", settings).getUserName())
                .isEqualTo("till");
    }

    @Test
    void noTextHasThePassword() {
        MongoAddress address = MongoAddress.parse("mongodb://till:" + PASSWORD + "@host:1/shop", Settings.NONE);
        assertThat(address).hasToString("MongoDB at host:1, database shop");
        assertThatThrownBy(() -> MongoAddress.parse("mongodb://till:" + PASSWORD + "@@host:1:1/shop", Settings.NONE))
                .isInstanceOfSatisfying(NonrelException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_URL);
                    assertThat(e).hasMessageNotContaining(PASSWORD).hasNoCause();
                });
    }

    @Test
    void aDatabaseHasToBeNamed() {
        assertThatThrownBy(() -> MongoAddress.parse("mongodb://host", Settings.NONE))
                .isInstanceOfSatisfying(
                        NonrelException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_URL))
                .hasMessageContaining("jdbc:nonrel:mongodb://HOST:PORT/DATABASE");
    }

    private static MongoCredential credential(String uri, Settings settings) {
        return Objects.requireNonNull(
                MongoAddress.parse(uri, settings).clientSettings().getCredential());
    }
}
