package io.nonrel.adapter.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.CollectionDefinition;
import io.nonrel.spi.CollectionDefinition.FieldDefinition;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Notice;
import io.nonrel.spi.NoticeCode;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Settings;
import io.nonrel.spi.Store;
import io.nonrel.spi.ValueType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that aren't there, die, or don't answer; and what they refuse. */
@Timeout(60)
class MongoFailureTest {

    private static final List<String> FIELDS = List.of("id", "v");
    private static final CollectionDefinition ITEM = new CollectionDefinition(
            "item",
            List.of(
                    new FieldDefinition("id", ValueType.INTEGER, false),
                    new FieldDefinition("v", ValueType.STRING, true)),
            List.of("id"));

    private final LocalServer server = new LocalServer();

    @AfterEach
    void close() {
        server.close();
    }

    /** A statement with little time. */
    private static final class Impatient implements CallContext {
        private final long millis;
        private final List<Notice> notices = new ArrayList<>();

        Impatient(long millis) {
            this.millis = millis;
        }

        @Override
        public void checkCancelled() {}

        @Override
        public long remainingMillis() {
            return millis;
        }

        @Override
        public int fetchSize() {
            return 10;
        }

        @Override
        public void examined(long rows) {}

        @Override
        public void notice(Notice notice) {
            notices.add(notice);
        }
    }

    @Test
    void aServerThatIsNotThereCanNotBeConnectedTo() {
        int before = SharedClients.count();
        fails(ErrorCode.CONNECTION_FAILED, () -> new MongoAdapter()
                .open("mongodb://localhost:1/shop?serverSelectionTimeoutMS=100", Settings.NONE));
        assertThat(SharedClients.count()).isEqualTo(before);
    }

    @Test
    void storesOfOneUriShareAClientUntilTheLastIsClosed() {
        int before = SharedClients.count();
        Store first = server.open();
        Store second = server.open();
        assertThat(SharedClients.count()).isEqualTo(before + 1);
        first.close();
        first.close();
        assertThat(second.isAlive(Duration.ofSeconds(10))).isTrue();
        assertThat(first.isAlive(Duration.ofSeconds(10))).isFalse();
        second.close();
        assertThat(SharedClients.count()).isEqualTo(before);
    }

    @Test
    void aServerThatDiesInAScanOrAWriteIsALostConnection() {
        try (Store store = new MongoAdapter().open(server.uri() + "?serverSelectionTimeoutMS=200", Settings.NONE)) {
            fill(store, 50);
            try (RowCursor cursor = store.scan(Scan.of("item", FIELDS), new Impatient(Long.MAX_VALUE))) {
                assertThat(cursor.next()).isNotNull();
                server.stop();
                fails(ErrorCode.CONNECTION_LOST, () -> {
                    while (cursor.next() != null) {
                        // Until the server is missed.
                    }
                });
            }
            fails(ErrorCode.CONNECTION_LOST, () -> store.write(List.of(insert(99, "x")), CallContext.NONE));
            assertThat(store.isAlive(Duration.ofMillis(300))).isFalse();
        }
    }

    @Test
    void aServerThatDoesNotAnswerEndsAStatementInTime() throws Exception {
        try (StallingProxy proxy = new StallingProxy(server.uri())) {
            try (Store store = new MongoAdapter().open(proxy.uri(), Settings.NONE)) {
                fill(store, 50);
                proxy.stall();
                fails(ErrorCode.TIMEOUT, () -> store.scan(Scan.of("item", FIELDS), new Impatient(200))
                        .close());
                fails(ErrorCode.TIMEOUT, () -> store.write(List.of(insert(99, "x")), new Impatient(200)));
                proxy.resume();
            }
        }
    }

    @Test
    void anInterruptedThreadKeepsItsMark() {
        try (Store store = server.open()) {
            fill(store, 1);
            Thread.currentThread().interrupt();
            fails(ErrorCode.CANCELLED, () -> store.write(List.of(insert(5, "x")), CallContext.NONE));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(store.write(List.of(insert(6, "x")), CallContext.NONE)).containsExactly(1);
        }
    }

    @Test
    void aDocumentOfMoreThanSixteenMegabytesIsTooLarge() {
        try (Store store = server.open()) {
            fill(store, 1);
            String large = "x".repeat(17_000_000);
            fails(ErrorCode.VALUE_TOO_LARGE, () -> store.write(List.of(insert(5, large)), CallContext.NONE));
        }
    }

    @Test
    void aTakenKeyIsNamedWithoutItsValue() {
        try (Store store = server.open()) {
            fill(store, 1);
            NonrelException error = fails(
                    ErrorCode.UNIQUE_VIOLATION,
                    () -> store.write(List.of(insert(7, "x"), insert(0, "secret")), CallContext.NONE));
            assertThat(error).hasMessageContaining("11000 DuplicateKey").hasMessageNotContaining("secret");
            assertThat(error.facts()).containsEntry("index", "key").containsEntry("position", 1);
        }
    }

    @Test
    void aStoredValueOfAnotherTypeIsNullAndSaidSo() {
        try (Store store = server.open()) {
            fill(store, 1);
            server.insert("item", "{_id: 5, v: 7}", "{_id: 6, v: ['x']}");
            Impatient context = new Impatient(Long.MAX_VALUE);
            List<@Nullable Object> values = new ArrayList<>();
            try (RowCursor cursor = store.scan(Scan.of("item", FIELDS), context)) {
                for (@Nullable Object[] row = cursor.next(); row != null; row = cursor.next()) {
                    values.add(row[1]);
                }
            }
            assertThat(values).containsExactly("value 0", null, null);
            assertThat(context.notices).extracting(Notice::code).containsExactly(NoticeCode.SCHEMA_MISMATCH);
        }
    }

    private static void fill(Store store, int count) {
        store.createCollection(ITEM);
        List<Mutation> inserts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            inserts.add(insert(i, "value " + i));
        }
        store.write(inserts, CallContext.NONE);
    }

    private static Mutation insert(long id, String value) {
        return new Mutation.Insert("item", FIELDS, new @Nullable Object[] {id, value});
    }

    private static NonrelException fails(ErrorCode code, ThrowingCallable call) {
        NonrelException[] thrown = new NonrelException[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(NonrelException.class, e -> {
            assertThat(e.code()).as(e.getMessage()).isEqualTo(code);
            thrown[0] = e;
        });
        return thrown[0];
    }
}
