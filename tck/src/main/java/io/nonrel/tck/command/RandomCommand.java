package io.nonrel.tck.command;

import io.nonrel.shell.console.Console;
import io.nonrel.tck.random.Databases;
import io.nonrel.tck.random.RandomRun;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs random statements on the store, and compares them with themselves run in other ways and with the embedded store. */
final class RandomCommand {

    private static final int MOST_FAILURES = 10;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private RandomCommand() {}

    static int run(Options options, Console console) throws SQLException {
        int status = 0;
        for (String url : options.urls()) {
            status = Math.max(status, run(url, options, console));
        }
        return status;
    }

    private static int run(String url, Options options, Console console) throws SQLException {
        try (EmptyDatabase database = EmptyDatabase.open(url)) {
            Databases databases = new Databases(
                    () -> emptied(database),
                    Optional.of(() -> "jdbc:nonrel:embedded:mem:nonrel-tck-reference" + NUMBER.incrementAndGet()),
                    Optional.empty());
            Progress progress = new Progress(console, options.random());
            List<String> failures;
            try {
                failures = new RandomRun(databases)
                        .failures(options.seed(), options.random(), MOST_FAILURES, progress::reached);
            } finally {
                database.clean();
            }
            progress.end();
            failures.forEach(console::line);
            console.line(options.random() + " random statements from seed " + options.seed() + ": "
                    + (failures.isEmpty() ? "no difference" : failures.size() + " differences, each shown above")
                    + ".");
            return failures.isEmpty() ? 0 : 1;
        }
    }

    private static String emptied(EmptyDatabase database) {
        try {
            database.clean();
            return database.url();
        } catch (SQLException e) {
            throw new IllegalStateException("The database can't be emptied: " + e.getMessage(), e);
        }
    }
}
