package io.nonrel.adapter.embedded;

import static io.nonrel.adapter.embedded.Shop.insert;
import static io.nonrel.adapter.embedded.Shop.rows;
import static io.nonrel.adapter.embedded.Shop.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.CollectionDefinition;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Store;
import io.nonrel.spi.Transaction;
import io.nonrel.spi.TransactionMode;
import io.nonrel.spi.ValueType;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDatabaseTest {

    @TempDir
    Path folder = Path.of("");

    private Path file(String name) {
        return folder.resolve(name);
    }

    private static Store open(Path file) {
        return Shop.open("embedded:file:" + file, Map.of());
    }

    private static void assertError(ErrorCode code, String text, Path file) {
        assertThatThrownBy(() -> open(file).close()).isInstanceOfSatisfying(NonrelException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e).hasMessageContaining(text);
        });
    }

    @Test
    void keepsEverythingThatItWasTold() {
        Path file = file("sub/folder/shop.db");
        try (Store store = open(file)) {
            store.createCollection(Shop.ITEM);
            Shop.index(store, "by_name", true, "name DESC", "price");
            write(store, insert(1L, "a", 1L), insert(2L, "b", null));
            write(store, new Mutation.Insert("item", List.of("id", "odd"), Shop.key(3L, "unknown field")));
            try (Transaction transaction = store.begin(TransactionMode.SNAPSHOT)) {
                write(transaction, Shop.delete(1L), insert(4L, "d", 4L));
                transaction.commit();
            }
        }
        try (Store store = open(file)) {
            Verification.verify(store);
            assertThat(rows(store, Shop.items().withFields(List.of("id", "name", "price", "odd"))))
                    .containsExactly("2|b|null|null", "3|null|null|unknown field", "4|d|4|null");
            assertThat(store.indexes("item")).hasSize(1);
            assertThat(store.indexes("item").get(0)).hasToString("unique index by_name on item (name DESC, price)");
            assertThatThrownBy(() -> store.createCollection(Shop.ITEM)).isInstanceOf(NonrelException.class);
            store.dropCollection("item");
        }
        try (Store store = open(file)) {
            store.createCollection(Shop.ITEM);
            assertThat(rows(store, Predicate.all())).isEmpty();
            assertThat(store.indexes("item")).isEmpty();
        }
    }

    @Test
    void bringsBackEveryValueExactly() {
        List<@Nullable Object> values = new ArrayList<>(Arrays.<@Nullable Object>asList(
                null,
                true,
                false,
                0L,
                223L,
                224L,
                -1L,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                0.1,
                -0.0,
                Double.NaN,
                Double.MIN_VALUE,
                Double.NEGATIVE_INFINITY,
                new BigDecimal("1.50"),
                new BigDecimal("-1E+30"),
                new BigDecimal(BigInteger.TWO.pow(63), 5),
                new BigDecimal("12345678901234567890123456789012345678.9"),
                "",
                "text",
                "äöü€\uD83D\uDE00",
                "lone \uD83D and \uDE00 surrogates",
                LocalDate.of(-1, 1, 1),
                LocalDate.of(9999, 12, 31),
                LocalTime.MAX,
                LocalTime.MIDNIGHT,
                LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_999),
                Instant.MIN,
                Instant.parse("2026-11-20T10:00:00.123456789Z"),
                new UUID(-1, 1),
                List.of(1L, "a", List.of(true))));
        byte[] bytes = {0, -1, 127};
        try (Store store = open(file("values.db"))) {
            store.createCollection(Shop.ITEM);
            for (int i = 0; i < values.size(); i++) {
                write(store, new Mutation.Insert("item", List.of("id", "v"), Shop.key((long) i, values.get(i))));
            }
            write(store, new Mutation.Insert("item", List.of("id", "v"), Shop.key(1000L, bytes)));
        }
        try (Store store = open(file("values.db"));
                RowCursor cursor = store.scan(Scan.of("item", List.of("v")), CallContext.NONE)) {
            for (Object value : values) {
                assertThat(cursor.next()).containsExactly(value);
            }
            assertThat(cursor.next()).containsExactly(bytes);
        }
    }

    @Test
    void keysOfAllKindsComeBackInOrder() {
        CollectionDefinition mixed = new CollectionDefinition(
                "mixed",
                List.of(
                        new CollectionDefinition.FieldDefinition("k", ValueType.STRING, false),
                        new CollectionDefinition.FieldDefinition("n", ValueType.INTEGER, false)),
                List.of("k", "n"));
        List<Object> keys = List.of(true, 1L, new BigDecimal("1.5"), 2.5, "a", "\uD83D\uDE00", LocalDate.EPOCH);
        try (Store store = open(file("keys.db"))) {
            store.createCollection(mixed);
            for (int i = keys.size() - 1; i >= 0; i--) {
                for (long n = 2; n > 0; n--) {
                    write(store, new Mutation.Insert("mixed", List.of("k", "n"), Shop.key(keys.get(i), n)));
                }
            }
        }
        try (Store store = open(file("keys.db"))) {
            Verification.verify(store);
            Scan scan = Scan.of("mixed", List.of("k"));
            assertThat(rows(store, scan.withPredicate(Predicate.equal("n", 2L))))
                    .containsExactly("true", "1", "1.5", "2.5", "a", "\uD83D\uDE00", "1970-01-01");
            assertThat(rows(store, scan.withPredicate(Predicate.equal("k", 2.5).and(Predicate.equal("n", 1L)))))
                    .containsExactly("2.5");
            assertThat(store.accessPath(scan.withPredicate(Predicate.equal("k", "a")))
                            .description())
                    .isEqualTo("key (k = 'a')");
        }
    }

    @Test
    void isOneDatabaseForAllStoresOnAFile() throws IOException {
        Path file = file("shared.db");
        Path link = Files.createSymbolicLink(file("link"), folder);
        String other = "embedded:file:" + link + "/../link/shared.db";
        try (Store two = Shop.open(other, Map.of("durability", "interval"))) {
            try (Store one = open(file)) {
                one.createCollection(Shop.ITEM);
                write(two, insert(1L, "a", 1L));
                assertThat(rows(one, Predicate.all())).containsExactly("1|a|1");
            }
            assertThat(rows(two, Predicate.all())).containsExactly("1|a|1");
        }
        assertThat(file).isNotEmptyFile();
    }

    @Test
    void writesAMomentLaterWithIntervalAndAllAtClose() {
        Path file = file("interval.db");
        try (Store store = Shop.open("embedded:file:" + file, Map.of("durability", "interval"))) {
            store.createCollection(Shop.ITEM);
            for (long i = 0; i < 5_000; i++) {
                write(store, insert(i, "n" + i, i));
            }
        }
        try (Store store = open(file)) {
            assertThat(store.estimateCount("item")).hasValue(5_000);
            Verification.verify(store);
        }
    }

    @Test
    void staysSmallUnderUpdates() throws Exception {
        Path file = file("small.db");
        try (Store store = Shop.open("embedded:file:" + file, Map.of("durability", "interval"))) {
            store.createCollection(Shop.ITEM);
            java.util.Random random = new java.util.Random(5);
            List<Mutation> batch = new ArrayList<>();
            for (long i = 0; i < 20_000; i++) {
                batch.add(insert(i, "n" + random.nextLong(), i));
            }
            write(store, batch.toArray(new Mutation[0]));
            for (int i = 0; i < 40; i++) {
                batch.clear();
                for (int k = 0; k < 1_000; k++) {
                    batch.add(Shop.update((long) random.nextInt(20_000), "price", random.nextLong()));
                }
                write(store, batch.toArray(new Mutation[0]));
            }
        }
        assertThat(Files.size(file)).isLessThan(4L << 20);
        try (Store store = open(file)) {
            Verification.verify(store);
        }
    }

    @Test
    void aLongReaderKeepsItsPagesWhileTheFileIsRewritten() {
        try (Store store = open(file("reader.db"))) {
            store.createCollection(Shop.ITEM);
            List<Mutation> batch = new ArrayList<>();
            for (long i = 0; i < 12_000; i++) {
                batch.add(insert(i, "first " + i, 1L));
            }
            write(store, batch.toArray(new Mutation[0]));
            try (RowCursor cursor = store.scan(Shop.items(), CallContext.NONE)) {
                assertThat(cursor.next()).isNotNull();
                for (int round = 0; round < 10; round++) {
                    write(
                            store,
                            new Mutation.UpdateWhere("item", Predicate.all(), List.of("name"), Shop.key("r" + round)));
                    ((EmbeddedStore) store).database().upkeep();
                }
                long seen = 1;
                @Nullable Object @Nullable [] row = cursor.next();
                while (row != null) {
                    assertThat(row[1]).isEqualTo("first " + seen);
                    seen++;
                    row = cursor.next();
                }
                assertThat(seen).isEqualTo(12_000);
            }
            Verification.verify(store);
        }
    }

    @Test
    void saysWhatIsWrongWithAPlace() throws IOException {
        assertError(ErrorCode.CONNECTION_FAILED, "is a folder", folder);
        Path text = Files.writeString(file("notes.txt"), "no database".repeat(2_000));
        assertError(ErrorCode.CORRUPT_STORE, "no nonrel database", text);
        assertThat(text).content().startsWith("no databaseno");
        Path blocked = Files.writeString(file("plain"), "x");
        assertError(ErrorCode.CONNECTION_FAILED, "folder", blocked.resolve("in/it.db"));
    }

    @Test
    void saysThatAFileIsDamaged() throws IOException {
        Path file = file("damaged.db");
        try (Store store = open(file)) {
            store.createCollection(Shop.ITEM);
            List<Mutation> batch = new ArrayList<>();
            for (long i = 0; i < 20_000; i++) {
                batch.add(insert(i, "n" + i * 7919, i));
            }
            write(store, batch.toArray(new Mutation[0]));
        }
        Path truncated = Files.copy(file, file("truncated.db"));
        try (RandomAccessFile access = new RandomAccessFile(truncated.toFile(), "rw")) {
            access.setLength(access.length() / 3);
        }
        assertError(ErrorCode.CORRUPT_STORE, "damaged", truncated);
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 8192 + 4096, bytes.length, (byte) 'x');
        Files.write(file, bytes);
        assertError(ErrorCode.CORRUPT_STORE, "damaged", file);
    }

    @Test
    void refusesAFileThatAnotherProcessHasOpen() throws Exception {
        Path file = file("locked.db");
        Process other = ChildProcess.start(HoldingChild.class, file.toString());
        try {
            assertThat(ChildProcess.firstLine(other)).isEqualTo("open");
            assertError(ErrorCode.STORE_LOCKED, "another process", file);
        } finally {
            other.destroyForcibly().waitFor();
        }
        open(file).close();
    }

    /** Opens a file and keeps it open. */
    static final class HoldingChild {
        private HoldingChild() {}

        public static void main(String[] arguments) throws Exception {
            try (Store store = open(Path.of(arguments[0]))) {
                System.out.write("open\n".getBytes(StandardCharsets.UTF_8));
                System.out.flush();
                Thread.sleep(60_000);
                assertThat(store.isAlive(java.time.Duration.ofSeconds(1))).isTrue();
            }
        }
    }
}
