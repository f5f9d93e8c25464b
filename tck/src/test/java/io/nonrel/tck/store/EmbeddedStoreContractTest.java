package io.nonrel.tck.store;

import io.nonrel.adapter.embedded.EmbeddedAdapter;
import io.nonrel.spi.Settings;
import io.nonrel.spi.Store;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The embedded store keeps the contract: in memory, in a file, and in place of each other store. */
class EmbeddedStoreContractTest {

    @Nested
    class InMemory extends StoreContract {
        @Override
        protected Store open() {
            return EmbeddedStores.inMemory();
        }
    }

    @Nested
    class InAFile extends StoreContract {

        @TempDir
        private @Nullable Path folder;

        @Override
        protected Store open() {
            return new EmbeddedAdapter()
                    .open(
                            "embedded:file:" + folder + "/store",
                            new Settings(Map.of("durability", "interval"), null, null));
        }
    }

    @Nested
    class LikeDatastore extends StoreContract {
        @Override
        protected Store open() {
            return EmbeddedStores.like("datastore");
        }
    }

    @Nested
    class LikeMongoDb extends StoreContract {
        @Override
        protected Store open() {
            return EmbeddedStores.like("mongodb");
        }
    }

    @Nested
    class LikeAKeyValueStore extends StoreContract {
        @Override
        protected Store open() {
            return EmbeddedStores.like("keyvalue");
        }
    }
}
