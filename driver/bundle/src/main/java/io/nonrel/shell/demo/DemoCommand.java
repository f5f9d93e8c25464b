package io.nonrel.shell.demo;

import io.nonrel.shell.console.Columns;
import io.nonrel.shell.console.CommandFailure;
import io.nonrel.shell.console.Console;
import io.nonrel.shell.console.TextTable;
import io.nonrel.shell.console.UsageException;
import io.nonrel.shell.console.WarningTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/** {@code nonrel demo [URL]}: loads FoodMart once, then asks {@link Question#all()}. */
public final class DemoCommand {

    private static final int ROWS_SHOWN = 10;
    private static final int WIDEST_CELL = 100;

    private final Console console;
    private final Connection connection;

    private DemoCommand(Console console, Connection connection) {
        this.console = console;
        this.connection = connection;
    }

    /** Runs it; without a URL the store is a file below the folder that {@code nonrel.demo} names. */
    public static int run(List<String> arguments, Console console) throws SQLException {
        if (arguments.size() > 1) {
            throw new UsageException("nonrel demo takes one URL at most.");
        }
        String url = arguments.isEmpty() ? defaultUrl() : arguments.get(0);
        console.line(console.bold("nonrel demo") + " on " + url);
        try (Connection connection = DriverManager.getConnection(url)) {
            new FoodMart(connection, console).prepare();
            DemoCommand demo = new DemoCommand(console, connection);
            int number = 0;
            for (Question question : Question.all()) {
                demo.ask(++number, question);
            }
        }
        console.line();
        console.line("Ask your own: nonrel sql '" + url + "' \"SELECT …\", or: nonrel shell '" + url + "'");
        return 0;
    }

    private static String defaultUrl() {
        Path folder = Path.of(System.getProperty("nonrel.demo", "target/demo")).toAbsolutePath();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new CommandFailure("The folder " + folder + " can't be made: " + e.getMessage(), e);
        }
        return "jdbc:nonrel:embedded:file:" + folder.resolve("foodmart");
    }

    private void ask(int number, Question question) throws SQLException {
        console.line();
        console.line(console.bold(number + ". " + question.words()));
        console.line();
        question.shown().lines().forEach(line -> console.line("     " + console.faint(line)));
        console.line();
        WarningTexts warnings = new WarningTexts();
        long start = System.nanoTime();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(question.sql())) {
            warnings.add(statement.getWarnings());
            Columns columns = Columns.of(result);
            TextTable table = new TextTable(columns, isPlan(question) ? Integer.MAX_VALUE : WIDEST_CELL);
            long rows = 0;
            while (result.next()) {
                if (rows++ < ROWS_SHOWN || isPlan(question)) {
                    table.add(result);
                }
            }
            warnings.add(result.getWarnings());
            double milliseconds = (System.nanoTime() - start) / 1e6;
            table.print(console, "   ");
            console.line("   " + summary(rows, isPlan(question) ? rows : Math.min(rows, ROWS_SHOWN), milliseconds));
            warnings.lines().forEach(text -> console.line("   " + console.yellow(text)));
        }
        console.flush();
    }

    private static boolean isPlan(Question question) {
        return question.sql().startsWith("EXPLAIN");
    }

    private static String summary(long rows, long shown, double milliseconds) {
        String count = (rows == 1 ? "1 row" : rows + " rows") + (shown < rows ? ", the first " + shown + " shown" : "");
        return String.format(Locale.ROOT, "%s, %.1f ms", count, milliseconds);
    }
}
