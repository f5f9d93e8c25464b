package io.nonrel.adapter.mongodb;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.nonrel.spi.ErrorCode;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** One client for each address in this process, with its pool of connections; closed by its last user. Thread-safe. */
final class SharedClients {

    private static final Map<MongoAddress, Counted> OPEN = new HashMap<>();

    private SharedClients() {}

    /** A client and how many use it, guarded by the map. */
    private static final class Counted {
        private final MongoClient client;
        private int users;

        Counted(MongoClient client) {
            this.client = client;
        }
    }

    /** The right to use a client, until it is given back. */
    static final class Claim {
        private final MongoAddress address;
        private final MongoClient client;
        private final AtomicBoolean released = new AtomicBoolean();

        private Claim(MongoAddress address, MongoClient client) {
            this.address = address;
            this.client = client;
        }

        MongoClient client() {
            return client;
        }

        /** Calls after the first do nothing. */
        void release() {
            if (released.compareAndSet(false, true)) {
                SharedClients.release(address);
            }
        }
    }

    static Claim claim(MongoAddress address) {
        synchronized (OPEN) {
            Counted counted = OPEN.computeIfAbsent(address, a -> new Counted(create(a)));
            counted.users++;
            return new Claim(address, counted.client);
        }
    }

    /** How many clients are open. */
    static int count() {
        synchronized (OPEN) {
            return OPEN.size();
        }
    }

    private static MongoClient create(MongoAddress address) {
        try {
            return MongoClients.create(address.clientSettings());
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw ErrorCode.INVALID_URL.error("An option of the MongoDB URI can't be what it is: %s", e.getMessage());
        }
    }

    private static void release(MongoAddress address) {
        MongoClient last = null;
        synchronized (OPEN) {
            Counted counted = OPEN.get(address);
            if (counted != null && --counted.users == 0) {
                OPEN.remove(address);
                last = counted.client;
            }
        }
        if (last != null) {
            last.close();
        }
    }
}
