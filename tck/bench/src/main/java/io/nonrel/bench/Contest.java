package io.nonrel.bench;

import io.nonrel.bench.work.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One kind of work, done in several ways or on several databases: warmed up, then by turns, so that all meet the same noise.
 *
 * @param <K> the ways
 */
final class Contest<K> {

    private static final int ROUNDS = 7;
    private static final double WARM_UP_NANOS = 1.5e9;
    private static final double ROUND_NANOS = 1e8;
    private static final int SAME_ANSWERS = 20;

    private final String name;
    private final int parts;
    private final Map<K, Work.Run> runs;
    private final Map<K, Integer> done = new LinkedHashMap<>();

    /**
     * @param parts into how many parts one run is divided
     * @param runs all give the same answers
     */
    Contest(String name, int parts, Map<K, Work.Run> runs) {
        this.name = name;
        this.parts = parts;
        this.runs = new LinkedHashMap<>(runs);
        runs.keySet().forEach(way -> done.put(way, 0));
    }

    /** The same work on several databases. */
    static Contest<Peer> of(Work work, Map<Peer, Connection> connections) throws SQLException {
        Map<Peer, Work.Run> runs = new EnumMap<>(Peer.class);
        for (Map.Entry<Peer, Connection> entry : connections.entrySet()) {
            runs.put(entry.getKey(), work.prepare(entry.getValue()));
        }
        return new Contest<>(work.name(), work.parts(), runs);
    }

    /** The median of what each database used for one part of the work. */
    Map<K, Usage> medians() throws SQLException {
        compareAnswers();
        Map<K, List<Usage>> rounds = new LinkedHashMap<>();
        for (K way : runs.keySet()) {
            round(way, WARM_UP_NANOS);
            rounds.put(way, new ArrayList<>());
        }
        for (int i = 0; i < ROUNDS; i++) {
            for (Map.Entry<K, List<Usage>> entry : rounds.entrySet()) {
                entry.getValue().add(round(entry.getKey(), ROUND_NANOS));
            }
        }
        Map<K, Usage> medians = new LinkedHashMap<>();
        rounds.forEach((way, usages) -> {
            usages.sort(Comparator.comparingDouble(Usage::nanos));
            medians.put(way, usages.get(ROUNDS / 2));
        });
        return medians;
    }

    /** Fast and wrong does not count. */
    private void compareAnswers() throws SQLException {
        for (int i = 0; i < SAME_ANSWERS; i++) {
            Map<K, Long> answers = new LinkedHashMap<>();
            for (K way : runs.keySet()) {
                answers.put(way, once(way));
            }
            if (answers.values().stream().distinct().count() > 1) {
                throw new IllegalStateException(name + ": the answers differ: " + answers);
            }
        }
    }

    private Usage round(K way, double nanos) throws SQLException {
        Usage start = Usage.now();
        Usage now = start;
        long count = 0;
        // The clock costs about as much as a fast get by key: it is read seldom.
        for (int step = 1; now.nanos() - start.nanos() < nanos; step = Math.min(step * 2, 64)) {
            for (int i = 0; i < step; i++) {
                once(way);
            }
            count += step;
            now = Usage.now();
            if ((now.nanos() - start.nanos()) / count > nanos / 64) {
                step = 1;
            }
        }
        return now.since(start, count * parts);
    }

    private long once(K way) throws SQLException {
        int n = done.merge(way, 1, Integer::sum);
        return runs.getOrDefault(way, i -> 0).run(n);
    }
}
