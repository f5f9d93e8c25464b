package io.nonrel.adapter.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.Capability;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

/** Who is taken for a server of MongoDB, and what is asked of the others. */
class ServerProfileTest {

    private static final String MONGODB =
            "{version: '7.0.14', versionArray: [7, 0, 14, 0], gitVersion: 'x', storageEngines: ['wiredTiger']}";

    @Test
    void aServerAloneHasNoTransactions() {
        ServerProfile alone = profile("{maxWireVersion: 21}", MONGODB);
        assertThat(alone.product()).isEqualTo("MongoDB 7.0.14");
        assertThat(alone.complete()).isTrue();
        assertThat(alone.capabilities())
                .containsExactlyInAnyOrder(Capability.INDEXES, Capability.SET_WRITES, Capability.UNIQUE_INDEXES);
    }

    @Test
    void replicaSetsAndShardedClustersHave() {
        assertThat(profile("{maxWireVersion: 21, setName: 'rs'}", MONGODB).capabilities())
                .contains(Capability.TRANSACTIONS, Capability.ATOMIC_WRITES);
        assertThat(profile("{maxWireVersion: 21, msg: 'isdbgrid'}", MONGODB).capabilities())
                .contains(Capability.TRANSACTIONS, Capability.ATOMIC_WRITES);
    }

    @Test
    void othersAreAskedOnlyForWhatAllDo() {
        conservative(
                profile("{maxWireVersion: 8}", "{version: '5.0.0', versionArray: [5, 0, 0]}"),
                "mongo-java-server for MongoDB 5.0.0");
        conservative(
                profile(
                        "{maxWireVersion: 21, setName: 'rs'}",
                        "{version: '7.0.42', versionArray: [7, 0, 42, 0], gitVersion: 'x', storageEngines: [],"
                                + " ferretdb: {version: '2.0'}}"),
                "FerretDB for MongoDB 7.0.42");
        conservative(
                profile("{maxWireVersion: 13}", "{version: '5.0.0', versionArray: [5, 0, 0, 0], gitVersion: 'x'}"),
                "a server for MongoDB 5.0.0");
        conservative(profile("{}", "{}"), "a server for MongoDB of an unknown version");
    }

    private static void conservative(ServerProfile profile, String product) {
        assertThat(profile.product()).isEqualTo(product);
        assertThat(profile.complete()).isFalse();
        assertThat(profile.capabilities()).containsExactlyInAnyOrder(Capability.INDEXES, Capability.SET_WRITES);
    }

    private static ServerProfile profile(String hello, String build) {
        return ServerProfile.of(BsonDocument.parse(hello), BsonDocument.parse(build));
    }
}
