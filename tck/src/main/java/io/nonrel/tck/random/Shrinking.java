package io.nonrel.tck.random;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Makes a failing case small: takes any step after which the same difference is still there. Not thread-safe. */
final class Shrinking {

    private final Databases databases;
    private final boolean withPeer;
    private final long deadline;
    private Failure best;

    private Shrinking(Databases databases, boolean withPeer, Failure failure, Duration patience) {
        this.databases = databases;
        this.withPeer = withPeer;
        this.best = failure;
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    static Failure shrink(Databases databases, boolean withPeer, Failure failure, Duration patience)
            throws SQLException {
        Shrinking shrinking = new Shrinking(databases, withPeer, failure, patience);
        boolean progress = true;
        while (progress) {
            boolean smallerCase = shrinking.shrinkCase();
            progress = shrinking.shrinkTables() || smallerCase;
        }
        return shrinking.best;
    }

    private boolean shrinkCase() throws SQLException {
        boolean progress = false;
        try (World world = new World(databases, best.tables(), withPeer)) {
            boolean again = true;
            while (again) {
                again = false;
                Iterator<TestCase> candidates = SmallerCases.of(best.test()).iterator();
                while (!again && candidates.hasNext() && System.nanoTime() < deadline) {
                    again = keeps(world, candidates.next(), best.tables());
                    progress |= again;
                }
            }
        }
        return progress;
    }

    private boolean shrinkTables() throws SQLException {
        boolean progress = false;
        boolean again = true;
        while (again) {
            again = false;
            Iterator<List<Table>> candidates = SmallerCases.of(best.tables()).iterator();
            while (!again && candidates.hasNext() && System.nanoTime() < deadline) {
                List<Table> tables = candidates.next();
                try (World world = new World(databases, tables, withPeer)) {
                    again = keeps(world, best.test(), tables);
                    progress |= again;
                }
            }
        }
        return progress;
    }

    private boolean keeps(World world, TestCase test, List<Table> tables) {
        Optional<Difference> difference = world.compare(test, best.difference().way());
        if (difference.isEmpty() || !difference.get().isLike(best.difference())) {
            return false;
        }
        best = new Failure(best.seed(), tables, test, difference.get());
        return true;
    }
}
