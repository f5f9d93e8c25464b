package io.nonrel.shell.demo;

import io.nonrel.shell.console.CommandFailure;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fills tables from the files of {@link FoodMartJar} by batches of a prepared INSERT. */
final class TableLoader {

    /** Rows that go to the driver at once. */
    private static final int BATCH = 1_000;

    /** Rows of a transaction: the overlay of pending writes holds no more than this. */
    private static final int TRANSACTION = 10_000;

    private final Connection connection;
    private final FoodMartJar jar;
    private final ProgressBar progress;

    TableLoader(Connection connection, FoodMartJar jar, ProgressBar progress) {
        this.connection = connection;
        this.jar = jar;
        this.progress = progress;
    }

    /** Loads one file into the table of its name, which is there and empty. */
    void load(FoodMartJar.TableFile file) throws SQLException {
        progress.doing(file.table());
        List<String> columns = new ArrayList<>();
        List<ColumnType> types = new ArrayList<>();
        describe(file.table(), columns, types);
        String sql = "INSERT INTO " + file.table() + " VALUES (" + "?, ".repeat(columns.size() - 1) + "?)";
        try (InputStream in = jar.open(file);
                JsonRows rows = new JsonRows(in, columns, types);
                PreparedStatement insert = connection.prepareStatement(sql)) {
            load(rows, insert);
        } catch (IOException e) {
            throw new CommandFailure("The file of table " + file.table() + " can't be read: " + e.getMessage(), e);
        }
    }

    private void load(JsonRows rows, PreparedStatement insert) throws IOException, SQLException {
        int pending = 0;
        int uncommitted = 0;
        long reported = 0;
        for (@Nullable Object[] row = rows.next(); row != null; row = rows.next()) {
            for (int i = 0; i < row.length; i++) {
                insert.setObject(i + 1, row[i]);
            }
            insert.addBatch();
            if (++pending == BATCH) {
                insert.executeBatch();
                uncommitted += pending;
                long position = rows.position();
                progress.advance(pending, position - reported);
                reported = position;
                pending = 0;
                if (uncommitted >= TRANSACTION) {
                    connection.commit();
                    uncommitted = 0;
                }
            }
        }
        if (pending > 0) {
            insert.executeBatch();
        }
        connection.commit();
        progress.advance(pending, rows.position() - reported);
    }

    private void describe(String table, List<String> columns, List<ColumnType> types) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
            ResultSetMetaData metadata = none.getMetaData();
            for (int i = 1; i <= metadata.getColumnCount(); i++) {
                columns.add(metadata.getColumnName(i));
                types.add(ColumnType.of(metadata.getColumnType(i)));
            }
        }
    }
}
