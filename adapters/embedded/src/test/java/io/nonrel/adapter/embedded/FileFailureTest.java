package io.nonrel.adapter.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.Store;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFailureTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void readsOnWhenTheFileCantGrowAndWritesWhatFits() throws Exception {
        Path shell = Path.of("/bin/sh");
        assumeTrue(Files.isExecutable(shell), "NOT TESTED: full disk, no /bin/sh to limit the size of files");
        Path file = folder.resolve("full.db");
        Process child = ChildProcess.start(
                List.of(shell.toString(), "-c", "ulimit -f 2048; exec \"$@\"", "sh"),
                FillingChild.class,
                file.toString());
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = ChildProcess.output(child)) {
            String line = output.readLine();
            while (line != null) {
                lines.add(line);
                line = output.readLine();
            }
        }
        assertThat(child.waitFor()).isZero();
        long acknowledged = Long.parseLong(lines.get(0));
        assertThat(lines.subList(1, 3)).containsExactly("DISK_FULL", "read " + acknowledged);
        assertThat(lines.get(3)).isIn("DISK_FULL", "written");
        assertThat(lines.subList(4, lines.size())).containsExactly("closed");
        try (Store store = Shop.open("embedded:file:" + file, Map.of())) {
            Verification.verify(store);
            assertThat(store.estimateCount("item").orElse(-1))
                    .isEqualTo(acknowledged + (lines.get(3).equals("written") ? 1 : 0));
        }
    }

    /** Fills a file until it can't grow, then reads and writes again; says what came of each. */
    static final class FillingChild {
        private FillingChild() {}

        public static void main(String[] arguments) throws IOException {
            long count = 0;
            Random random = new Random(3);
            try (Store store = Shop.open("embedded:file:" + arguments[0], Map.of())) {
                store.createCollection(Shop.ITEM);
                Shop.index(store, "by_price", false, "price");
                NonrelException failure = null;
                while (failure == null) {
                    try {
                        Shop.write(
                                store,
                                Shop.insert(
                                        count, random.ints(200).boxed().toList().toString(), count));
                        count++;
                    } catch (NonrelException e) {
                        failure = e;
                    }
                }
                say(String.valueOf(count));
                say(failure.code().name());
                say("read " + Shop.rows(store, Predicate.all()).size());
                try {
                    Shop.write(store, Shop.insert(-1L, "more", 1L));
                    say("written");
                } catch (NonrelException e) {
                    say(e.code().name());
                }
            }
            say("closed");
        }

        private static void say(String line) throws IOException {
            System.out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            System.out.flush();
        }
    }

    @Test
    void leavesItToCommitsToWriteHoweverMuchThereIs() {
        Path file = folder.resolve("unsaved.db");
        MVStore store = StoreFile.open(file);
        long version = store.getCurrentVersion();
        MVMap<Long, byte[]> map = store.openMap("map");
        for (long i = 0; i < 600; i++) {
            map.put(i, new byte[100_000]);
        }
        assertThat(store.getUnsavedMemory()).isGreaterThan(60_000_000);
        assertThat(store.getCurrentVersion()).isEqualTo(version);
        store.closeImmediately();
        try (MVStore again = StoreFile.open(file)) {
            assertThat(again.hasMap("map")).isFalse();
        }
    }

    @Test
    void survivesAThreadThatIsInterrupted() throws Exception {
        Path file = folder.resolve("interrupted.db");
        try (Store store = Shop.open("embedded:file:" + file, Map.of())) {
            store.createCollection(Shop.ITEM);
            Thread.currentThread().interrupt();
            Shop.write(store, Shop.insert(1L, "a", 1L));
            assertThat(Shop.lookup(store, 1L)).hasSize(1);
            assertThat(Thread.interrupted()).isTrue();
            Shop.write(store, Shop.insert(2L, "b", 1L));
        }
        Thread.currentThread().interrupt();
        try (Store store = Shop.open("embedded:file:" + file, Map.of())) {
            assertThat(Shop.lookup(store, 1L, 2L)).hasSize(2);
        }
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void refusesAFileOfAnotherProgramOfTheSameEngine() {
        Path file = folder.resolve("other.db");
        try (MVStore other = MVStore.open(file.toString())) {
            other.openMap("settings").put("a", "b");
            other.commit();
        }
        assertThatThrownBy(() -> Shop.open("embedded:file:" + file, Map.of()).close())
                .isInstanceOfSatisfying(NonrelException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.CORRUPT_STORE);
                    assertThat(e).hasMessageContaining("something else");
                });
    }
}
