package io.nonrel.bench;

import io.nonrel.bench.work.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One kind of work on each database: warmed up, then by turns, so that all meet the same noise. */
final class Contest {

    private static final int ROUNDS = 7;
    private static final double WARM_UP_NANOS = 1.5e9;
    private static final double ROUND_NANOS = 1e8;
    private static final int SAME_ANSWERS = 20;

    private final Work work;
    private final Map<Peer, Work.Run> runs = new EnumMap<>(Peer.class);
    private final Map<Peer, Integer> done = new EnumMap<>(Peer.class);

    Contest(Work work, Map<Peer, Connection> connections) throws SQLException {
        this.work = work;
        for (Map.Entry<Peer, Connection> entry : connections.entrySet()) {
            runs.put(entry.getKey(), work.prepare(entry.getValue()));
            done.put(entry.getKey(), 0);
        }
    }

    /** The median of what each database used for one part of the work. */
    Map<Peer, Usage> medians() throws SQLException {
        compareAnswers();
        Map<Peer, List<Usage>> rounds = new EnumMap<>(Peer.class);
        for (Peer peer : runs.keySet()) {
            round(peer, WARM_UP_NANOS);
            rounds.put(peer, new ArrayList<>());
        }
        for (int i = 0; i < ROUNDS; i++) {
            for (Map.Entry<Peer, List<Usage>> entry : rounds.entrySet()) {
                entry.getValue().add(round(entry.getKey(), ROUND_NANOS));
            }
        }
        Map<Peer, Usage> medians = new EnumMap<>(Peer.class);
        rounds.forEach((peer, usages) -> {
            usages.sort(Comparator.comparingDouble(Usage::nanos));
            medians.put(peer, usages.get(ROUNDS / 2));
        });
        return medians;
    }

    /** Fast and wrong does not count. */
    private void compareAnswers() throws SQLException {
        for (int i = 0; i < SAME_ANSWERS; i++) {
            Map<Peer, Long> answers = new EnumMap<>(Peer.class);
            for (Peer peer : runs.keySet()) {
                answers.put(peer, once(peer));
            }
            if (answers.values().stream().distinct().count() > 1) {
                throw new IllegalStateException(work.name() + ": the answers differ: " + answers);
            }
        }
    }

    private Usage round(Peer peer, double nanos) throws SQLException {
        Usage start = Usage.now();
        Usage now = start;
        long count = 0;
        // The clock costs about as much as a fast get by key: it is read seldom.
        for (int step = 1; now.nanos() - start.nanos() < nanos; step = Math.min(step * 2, 64)) {
            for (int i = 0; i < step; i++) {
                once(peer);
            }
            count += step;
            now = Usage.now();
            if ((now.nanos() - start.nanos()) / count > nanos / 64) {
                step = 1;
            }
        }
        return now.since(start, count * work.parts());
    }

    private long once(Peer peer) throws SQLException {
        int n = done.merge(peer, 1, Integer::sum);
        return runs.getOrDefault(peer, i -> 0).run(n);
    }
}
