package io.nonrel.adapter.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Store;
import io.nonrel.spi.Transaction;
import io.nonrel.spi.TransactionMode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that writes is killed at random moments: what it was told to be committed is there, no transaction is torn,
 * and every index agrees with its documents. {@code -Dnonrel.crash.rounds} runs more rounds.
 */
class CrashTest {

    private static final int GROUP = 5;

    @TempDir
    Path folder = Path.of("");

    @Test
    void keepsEveryAcknowledgedCommitWhole() throws Exception {
        int rounds = Integer.getInteger("nonrel.crash.rounds", 10);
        Random random = new Random(42);
        Path file = folder.resolve("crash.db");
        long next = 0;
        Set<Long> acknowledged = new HashSet<>();
        for (int round = 0; round < rounds; round++) {
            Process child = ChildProcess.start(WritingChild.class, file.toString(), String.valueOf(next));
            next = readUntilKilled(child, 100 + random.nextInt(700), acknowledged, next);
            verify(file, acknowledged);
        }
        assertThat(acknowledged).hasSizeGreaterThan(rounds);
    }

    /** Kills the child some time after its first commit; returns a number that no document has. */
    private static long readUntilKilled(Process child, int millis, Set<Long> acknowledged, long first)
            throws IOException, InterruptedException {
        BufferedReader output = ChildProcess.output(child);
        long highest = first;
        String line = output.readLine();
        Thread killer = new Thread(() -> {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            child.toHandle().destroyForcibly();
        });
        killer.start();
        while (line != null) {
            if (line.endsWith(".")) {
                long number = Long.parseLong(line.substring(0, line.length() - 1));
                acknowledged.add(number);
                highest = Math.max(highest, number);
            }
            line = output.readLine();
        }
        killer.join();
        child.waitFor();
        return highest + 1_000;
    }

    private static void verify(Path file, Set<Long> acknowledged) {
        try (Store store = Shop.open("embedded:file:" + file, Map.of())) {
            Verification.verify(store);
            Set<Long> found = new HashSet<>();
            Map<Long, Integer> groups = new java.util.HashMap<>();
            for (String row : Shop.rows(store, Predicate.all())) {
                String[] parts = row.split("\\|", -1);
                long id = Long.parseLong(parts[0]);
                if (parts[1].startsWith("group")) {
                    groups.merge(id / 10, 1, Integer::sum);
                    found.add(id / 10);
                } else {
                    found.add(id / 10);
                }
            }
            assertThat(found).containsAll(acknowledged);
            assertThat(groups.values()).allMatch(count -> count == GROUP);
            DatabaseState state = ((EmbeddedStore) store).database().state();
            for (CollectionState side : state.all()) {
                if (!side.schema().name().equals("item")) {
                    assertThat(side.schema().indexes().size()).isLessThanOrEqualTo(1);
                    assertThat(Shop.rows(store, Scan.of(side.schema().name(), List.of("id"))))
                            .isEmpty();
                }
            }
        }
    }

    /** Writes until it is killed; says the number of each commit after it. */
    static final class WritingChild {
        private WritingChild() {}

        public static void main(String[] arguments) throws IOException {
            try (Store store = Shop.open("embedded:file:" + arguments[0], Map.of())) {
                if (!((EmbeddedStore) store).database().state().has("item")) {
                    store.createCollection(Shop.ITEM);
                }
                List<String> known = store.indexes("item").stream()
                        .map(io.nonrel.spi.IndexDefinition::name)
                        .toList();
                // One may be missing: it was about to be made again when the process was killed.
                if (!known.contains("by_name")) {
                    Shop.index(store, "by_name", true, "name");
                }
                if (!known.contains("by_price")) {
                    Shop.index(store, "by_price", false, "price DESC", "name");
                }
                if (!known.contains("by_tag")) {
                    Shop.index(store, "by_tag", false, "tags", "price");
                }
                writeForEver(store, Long.parseLong(arguments[1]));
            }
        }

        private static void writeForEver(Store store, long first) throws IOException {
            Random random = new Random(first);
            for (long number = first; number < Long.MAX_VALUE; number++) {
                switch ((int) (number % 8)) {
                    case 0 -> {
                        try (Transaction transaction = store.begin(TransactionMode.SNAPSHOT)) {
                            for (int i = 0; i < GROUP; i++) {
                                Shop.write(transaction, Shop.insert(number * 10 + i, "group " + number + i, (long)
                                        random.nextInt(50)));
                            }
                            transaction.commit();
                        }
                    }
                    case 1 -> {
                        List<Mutation> group = new ArrayList<>();
                        for (int i = 0; i < GROUP; i++) {
                            group.add(Shop.insert(number * 10 + i, "group " + number + i, (long) random.nextInt(50)));
                        }
                        store.write(group, CallContext.NONE);
                    }
                    case 2 -> {
                        changeDefinitions(store, number);
                        Shop.write(store, Shop.insert(number * 10, "after " + number, 1L));
                    }
                    default ->
                        Shop.write(
                                store,
                                Shop.insert(number * 10, "single " + number, (long) random.nextInt(50)),
                                Shop.update((number - random.nextInt(20)) * 10, "tags", tags(random)),
                                Shop.update((number - random.nextInt(20)) * 10, "price", (long) random.nextInt(50)));
                }
                System.out.write((number + ".\n").getBytes(StandardCharsets.UTF_8));
                System.out.flush();
            }
        }

        private static Object tags(Random random) {
            String word = "abcdefgh".substring(random.nextInt(8));
            List<String> suffixes = new ArrayList<>();
            for (int i = 0; i < word.length(); i++) {
                suffixes.add(word.substring(i));
            }
            return suffixes;
        }

        private static void changeDefinitions(Store store, long number) {
            String name = "side" + number;
            store.createCollection(new io.nonrel.spi.CollectionDefinition(name, Shop.ITEM.fields(), Shop.ITEM.key()));
            store.createIndex(new io.nonrel.spi.IndexDefinition(
                    "i", name, List.of(new io.nonrel.spi.IndexDefinition.Field("name", false)), false));
            if (number % 16 == 2) {
                store.dropIndex("item", "by_price");
                Shop.index(store, "by_price", false, "price DESC", "name");
            }
            store.dropCollection(name);
        }
    }
}
