package io.nonrel.adapter.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.adapter.embedded.RecordingFilePath.Write;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file as a crash or a full disk would leave it in front of, within and behind each of its writes. */
class TornWriteTest {

    private static final int COMMITS = 150;

    @TempDir
    Path folder = Path.of("");

    /** How many writes there were when a commit returned: the commit's number is the position in the list. */
    private final List<Integer> acknowledged = new ArrayList<>();

    private byte[] image = new byte[0];

    @ParameterizedTest
    @CsvSource({"1, 3000", "2, 30000", "3, 10000", "4, 500"})
    void findsTheLastCommitWhereverAWriteWasTorn(long seed, int size) throws IOException {
        Random random = new Random(seed);
        write(random, size);
        List<Write> writes = RecordingFilePath.WRITES;
        int commit = 0;
        for (int i = 0; i < writes.size(); i++) {
            while (commit < COMMITS && acknowledged.get(commit) <= i) {
                commit++;
            }
            Write write = writes.get(i);
            byte[] bytes = write.bytes();
            if (commit > 0 && bytes != null) {
                check(image, commit, i, 0);
                int cut = bytes.length <= 4096 ? bytes.length / 2 : 4096 * (1 + random.nextInt(bytes.length / 4096));
                check(with(write.position(), Arrays.copyOf(bytes, cut)), commit, i, cut);
                if (i + 1 < writes.size()
                        && write.position() > 0
                        && writes.get(i + 1).position() == 0) {
                    check(with(0, Objects.requireNonNull(writes.get(i + 1).bytes())), commit, i, -1);
                }
            }
            image = bytes == null
                    ? Arrays.copyOf(image, Math.toIntExact(Math.min(image.length, write.position())))
                    : with(write.position(), bytes);
        }
        check(image, COMMITS, writes.size(), 0);
    }

    private void write(Random random, int size) {
        RecordingFilePath.start();
        MVStore store = new MVStore.Builder()
                .fileName(RecordingFilePath.name(folder.resolve("written.db")))
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .compress()
                .open();
        store.setVersionsToKeep(0);
        store.setRetentionTime(0);
        MVMap<Integer, Integer> numbers = store.openMap("numbers");
        MVMap<Integer, byte[]> values = store.openMap("values");
        for (int commit = 1; commit <= COMMITS; commit++) {
            for (int i = random.nextInt(3); i >= 0; i--) {
                byte[] value = new byte[random.nextInt(size)];
                random.nextBytes(value);
                if (random.nextInt(4) == 0) {
                    values.remove(random.nextInt(60));
                } else {
                    values.put(random.nextInt(60), value);
                }
            }
            numbers.put(0, commit);
            StoreFile.commit(store);
            acknowledged.add(RecordingFilePath.WRITES.size());
            if (random.nextInt(20) == 0 && store.compact(80, 100_000)) {
                StoreFile.commit(store);
            }
        }
        store.closeImmediately();
    }

    private byte[] with(long position, byte[] bytes) {
        int start = Math.toIntExact(position);
        byte[] next = Arrays.copyOf(image, Math.max(image.length, start + bytes.length));
        System.arraycopy(bytes, 0, next, start, bytes.length);
        return next;
    }

    private void check(byte[] file, int commit, int write, int cut) throws IOException {
        Path path = Files.write(folder.resolve("torn.db"), file);
        StoreFile.mend(path);
        MVStore store = StoreFile.open(path);
        try {
            MVMap<Integer, Integer> numbers = store.openMap("numbers");
            assertThat(Objects.requireNonNull(numbers.get(0)))
                    .as(
                            "the commit in the file, torn in write %s after %s bytes, -1 when the next was faster",
                            write, cut)
                    .isBetween(commit, commit + 1);
        } finally {
            store.closeImmediately();
        }
    }
}
