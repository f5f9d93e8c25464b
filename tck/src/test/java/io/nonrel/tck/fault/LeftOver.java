package io.nonrel.tck.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.adapter.embedded.OpenReads;
import io.nonrel.spi.Store;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;

/** What must not be left when work has ended: threads, cursors, transactions, locks. */
final class LeftOver {

    private final Set<Thread> threads;

    private LeftOver(Set<Thread> threads) {
        this.threads = threads;
    }

    static LeftOver now() {
        return new LeftOver(Thread.getAllStackTraces().keySet());
    }

    /** Threads end a moment after what they worked for. */
    void assertNoMoreThreads() throws InterruptedException {
        for (int i = 0; i < 200 && !more().isEmpty(); i++) {
            Thread.sleep(20);
        }
        assertThat(more()).isEmpty();
    }

    private Set<String> more() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive() && !threads.contains(thread))
                .map(Thread::getName)
                // The platform's own, made when first needed.
                .filter(name -> !name.startsWith("ForkJoinPool")
                        && !name.startsWith("process reaper")
                        && !name.startsWith("Attach Listener")
                        && !name.startsWith("junit"))
                .collect(Collectors.toSet());
    }

    /** No cursor and no transaction holds a state of the database. */
    static void assertNothingIsOpen(Connection connection) throws SQLException {
        assertThat(OpenReads.of(connection.unwrap(Store.class))).isZero();
    }

    /** No lock is on the file: another process could take it. */
    static void assertFileIsFree(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            assertThat(lock).isNotNull();
        }
    }

    static String trace(Thread thread) {
        StringBuilder text = new StringBuilder();
        for (StackTraceElement element : thread.getStackTrace()) {
            text.append("\n      ").append(element);
        }
        return text.toString();
    }

    /** An error and where it comes from. */
    static String text(Throwable e) {
        StringBuilder text = new StringBuilder(e.toString());
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        text.append(" <- ").append(cause);
        StackTraceElement[] trace = cause.getStackTrace();
        for (int i = 0; i < Math.min(15, trace.length); i++) {
            text.append("\n      ").append(trace[i]);
        }
        return text.toString();
    }
}
