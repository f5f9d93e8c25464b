package io.nonrel.tck.random;

import io.nonrel.tck.random.TestCase.Partition;
import io.nonrel.tck.random.TestCase.Statements;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Runs random cases. Each set of tables has a seed, and so many cases on it. Not thread-safe. */
public final class RandomRun {

    private static final int CASES_PER_WORLD = 25;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Databases databases;

    public RandomRun(Databases databases) {
        this.databases = databases;
    }

    /**
     * Runs cases until so many have failed.
     *
     * @param seed of the first tables; the next ones have the next seeds
     * @param progress told how many cases are done, now and then
     * @return scripts that show the failures, made small
     */
    public List<String> failures(long seed, int cases, int most, IntConsumer progress) throws SQLException {
        List<String> failures = new ArrayList<>();
        for (int done = 0; done < cases && failures.size() < most; done += CASES_PER_WORLD) {
            run(seed + done / CASES_PER_WORLD, Math.min(CASES_PER_WORLD, cases - done), most, failures);
            progress.accept(Math.min(done + CASES_PER_WORLD, cases));
        }
        return failures;
    }

    private void run(long seed, int cases, int most, List<String> failures) throws SQLException {
        Dice dice = new Dice(seed);
        // Other databases order and count UTF-16 units, not code points.
        boolean surrogates = dice.oneIn(4);
        Literals literals = new Literals(dice, surrogates);
        List<Table> tables = new TableGenerator(dice, literals).tables();
        Generators generators = new Generators(dice, literals, tables);
        List<Failure> found = new ArrayList<>();
        try (World world = new World(databases, tables, !surrogates)) {
            for (int i = 0; i < cases && failures.size() + found.size() < most; i++) {
                TestCase test = test(dice, generators);
                Optional<Difference> difference = world.compare(test);
                if (difference.isPresent()) {
                    found.add(new Failure(seed, tables, test, difference.get()));
                }
            }
        }
        for (Failure failure : found) {
            failures.add(
                    Shrinking.shrink(databases, !surrogates, failure, PATIENCE).toString());
        }
    }

    private static TestCase test(Dice dice, Generators generators) {
        generators.begin();
        if (dice.oneIn(6)) {
            From from = generators.from(List.of(), dice.below(3));
            Fragment predicate = generators.expressions().predicates().predicate(from.scope(), 3);
            return new Partition(Fragment.of("SELECT *", from.fragment()), predicate);
        }
        Fragment query = generators.selects().statement();
        List<Fragment> changes = new ArrayList<>();
        if (dice.oneIn(5)) {
            int count = dice.between(1, 3);
            for (int i = 0; i < count; i++) {
                changes.add(generators.changes().change());
            }
        }
        return new Statements(changes, query);
    }
}
