package io.nonrel.shell.demo;

import io.nonrel.shell.console.Console;
import io.nonrel.shell.console.SqlScript;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** The FoodMart tables in a database: whether they are complete, and how they get there. */
final class FoodMart {

    /** Written last, in one row: where it is missing, a load was cut short. */
    private static final String MARK = "demo_load";

    private final Connection connection;
    private final Console console;

    FoodMart(Connection connection, Console console) {
        this.connection = connection;
        this.console = console;
    }

    /** Makes sure that every table is there and full. */
    void prepare() throws SQLException {
        long rows = loadedRows();
        if (rows > 0) {
            console.line(String.format(
                    Locale.ROOT, "FoodMart is there from an earlier run, %,d rows; they are used again.", rows));
        } else {
            load();
        }
    }

    private long loadedRows() throws SQLException {
        try (ResultSet tables = connection.getMetaData().getTables(null, null, MARK, new String[] {"TABLE"})) {
            if (!tables.next()) {
                return 0;
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet mark = statement.executeQuery("SELECT loaded_rows FROM " + MARK)) {
            return mark.next() ? mark.getLong(1) : 0;
        }
    }

    private void load() throws SQLException {
        try (FoodMartJar jar = FoodMartJar.open();
                Statement statement = connection.createStatement()) {
            for (FoodMartJar.TableFile file : jar.tables()) {
                statement.execute("DROP TABLE IF EXISTS " + file.table());
            }
            statement.execute("DROP TABLE IF EXISTS " + MARK);
            run(statement, "tables.sql");
            long bytes = jar.tables().stream()
                    .mapToLong(FoodMartJar.TableFile::bytes)
                    .sum();
            ProgressBar progress = new ProgressBar(console, bytes);
            connection.setAutoCommit(false);
            TableLoader loader = new TableLoader(connection, jar, progress);
            for (FoodMartJar.TableFile file : jar.tables()) {
                loader.load(file);
            }
            connection.setAutoCommit(true);
            progress.finish();
            long indexing = System.nanoTime();
            int indexes = run(statement, "indexes.sql");
            statement.execute("CREATE TABLE " + MARK + " (loaded_rows BIGINT PRIMARY KEY)");
            statement.execute("INSERT INTO " + MARK + " VALUES (" + progress.rows() + ")");
            console.line(String.format(
                    Locale.ROOT,
                    "%d tables, %,d rows in %.1f s; %d indexes in %.1f s.",
                    jar.tables().size(),
                    progress.rows(),
                    progress.elapsed().toNanos() / 1e9,
                    indexes,
                    (System.nanoTime() - indexing) / 1e9));
        }
    }

    private static int run(Statement statement, String resource) throws SQLException {
        int count = 0;
        for (String sql : SqlScript.split(SqlResource.read(resource))) {
            statement.execute(sql);
            count++;
        }
        return count;
    }
}
