package io.nonrel.tck.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that writes through JDBC is killed at random moments, again and again on one file. What it said to be done is
 * there, what it did not say is there whole or not at all, each index agrees with its rows, and generated values don't come
 * twice. {@code -Dnonrel.kills=500} kills more often.
 */
class KillTest {

    private static final List<String> NAMES = new ArrayList<>(new TreeSet<>(WriteLoops.ALL.keySet()));

    @TempDir
    Path folder = Path.of("");

    private final Map<String, NavigableMap<Long, String>> acknowledged = new TreeMap<>();
    private final Map<String, Integer> steps = new TreeMap<>();
    private final Random random = new Random(42);

    @Test
    void losesNothingThatWasAcknowledgedAndTearsNothing() throws Exception {
        int kills = Integer.getInteger("nonrel.kills", 50);
        String url = "jdbc:nonrel:embedded:file:" + folder.resolve("killed.db");
        try (Connection connection = DriverManager.getConnection(url)) {
            for (String name : NAMES) {
                loop(name).create(connection);
                acknowledged.put(name, new TreeMap<>());
            }
        }
        ChildJvm child = child(url, 0);
        try {
            for (int round = 0; round < kills; round++) {
                ChildJvm next = child(url, round + 1);
                try {
                    writeAndKill(child, round);
                } finally {
                    child.close();
                    child = next;
                }
                verify(url, round);
            }
        } finally {
            child.close();
        }
        for (String name : NAMES.subList(0, Math.min(kills, NAMES.size()))) {
            assertThat(steps.getOrDefault(name, 0)).as("steps of %s", name).isPositive();
        }
    }

    /** A child that has started while another one works; two loops at once, each loop in turn. */
    private static ChildJvm child(String url, int round) throws Exception {
        String one = NAMES.get(round % NAMES.size());
        String other = NAMES.get((round + 1 + round / NAMES.size() % (NAMES.size() - 1)) % NAMES.size());
        return ChildJvm.start(KilledWriter.class, url, one + "," + other, String.valueOf(round * WriteLoop.ROUND));
    }

    private void writeAndKill(ChildJvm child, int round) throws Exception {
        assertThat(child.line()).isEqualTo("ready");
        child.tell("go");
        Set<String> writing = new HashSet<>();
        CompletableFuture<Void> killer = round % 6 == 5 ? killer(child, 400) : null;
        String line = child.line();
        while (line != null) {
            take(line.split(" ", 3), writing);
            if (killer == null && writing.size() == 2) {
                killer = killer(child, 250);
            }
            line = child.line();
        }
        assertThat(killer)
                .as("a child that was killed and did not end by itself")
                .isNotNull();
    }

    private CompletableFuture<Void> killer(ChildJvm child, int mostMillis) {
        return CompletableFuture.runAsync(
                child::kill, CompletableFuture.delayedExecutor(10 + random.nextInt(mostMillis), TimeUnit.MILLISECONDS));
    }

    private void take(String[] words, Set<String> writing) {
        String name = words[0];
        assertThat(NAMES).as(String.join(" ", words)).contains(name);
        NavigableMap<Long, String> known = java.util.Objects.requireNonNull(acknowledged.get(name));
        if (words.length == 3) {
            known.put(Long.parseLong(words[1]), words[2]);
            steps.merge(name, 1, Integer::sum);
            writing.add(name);
        } else if (loop(name).beginsAnew()) {
            known.clear();
        }
    }

    private void verify(String url, int round) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Connection scanning = DriverManager.getConnection(url + "?nonrel.pushDown=off")) {
            for (String name : NAMES) {
                NavigableMap<Long, String> known = java.util.Objects.requireNonNull(acknowledged.get(name));
                try {
                    loop(name).verify(connection, known);
                } catch (AssertionError | SQLException e) {
                    throw new AssertionError("Round " + round + ", " + name + ": " + e.getMessage(), e);
                }
            }
            IndexCheck.verify(connection, scanning);
        }
    }

    private static WriteLoop loop(String name) {
        return java.util.Objects.requireNonNull(WriteLoops.ALL.get(name));
    }
}
