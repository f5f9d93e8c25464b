package io.nonrel.tck.random;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A way of answering: a connection, and how statements are run on it.
 *
 * @param parameters whether literals become parameters
 * @param peer whether it is another database, which may refuse what ours understands
 */
record Way(String name, Connection connection, boolean parameters, boolean peer) {

    /** What a statement may take before nothing is said about it: joins of everything with everything are made, too. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The answer to a case on these tables, which stay as they were. */
    Answer answer(TestCase test, List<Table> tables) {
        try {
            return connection.getMetaData().supportsTransactions() ? rolledBack(test, tables) : refilled(test, tables);
        } catch (SQLException e) {
            return Answer.failed(e);
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            return Answer.broken(e);
        }
    }

    private Answer rolledBack(TestCase test, List<Table> tables) throws SQLException {
        connection.setAutoCommit(false);
        try {
            return new Answer(lines(test, tables), Optional.empty());
        } finally {
            connection.rollback();
        }
    }

    private Answer refilled(TestCase test, List<Table> tables) throws SQLException {
        try {
            return new Answer(lines(test, tables), Optional.empty());
        } finally {
            if (test instanceof TestCase.Statements statements
                    && !statements.changes().isEmpty()) {
                try (Statement statement = connection.createStatement()) {
                    for (Table table : tables) {
                        statement.execute("DELETE FROM " + table.name());
                        for (String sql : table.rowScript()) {
                            statement.execute(sql);
                        }
                    }
                }
            }
        }
    }

    private List<String> lines(TestCase test, List<Table> tables) throws SQLException {
        List<String> lines = new ArrayList<>();
        if (test instanceof TestCase.Statements statements) {
            for (Fragment change : statements.changes()) {
                lines.addAll(run(change));
            }
            lines.addAll(run(statements.query()));
            if (!statements.changes().isEmpty()) {
                for (Table table : tables) {
                    lines.add(table.name());
                    lines.addAll(run(Fragment.of("SELECT * FROM " + table.name())));
                }
            }
        } else if (test instanceof TestCase.Partition partition) {
            lines.addAll(run(partition.select()));
        }
        return lines;
    }

    /** The rows of the three parts of a partition. */
    Answer parts(TestCase.Partition partition) {
        List<String> lines = new ArrayList<>();
        try {
            for (String suffix : List.of("", " IS FALSE", " IS NULL")) {
                Fragment where = suffix.equals(" IS FALSE")
                        ? Fragment.of(" WHERE NOT (", partition.predicate(), ")")
                        : Fragment.of(" WHERE (", partition.predicate(), ")", suffix);
                lines.addAll(run(Fragment.of(partition.select(), where)));
            }
        } catch (SQLException e) {
            return Answer.failed(e);
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            return Answer.broken(e);
        }
        Collections.sort(lines);
        return new Answer(lines, Optional.empty());
    }

    private List<String> run(Fragment fragment) throws SQLException {
        SqlText sql = SqlText.of(fragment, parameters);
        if (!parameters) {
            try (Statement statement = connection.createStatement()) {
                statement.setQueryTimeout((int) PATIENCE.toSeconds());
                return result(statement, statement.execute(sql.toString()), sql.isOrdered());
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
            statement.setQueryTimeout((int) PATIENCE.toSeconds());
            for (int i = 0; i < sql.parameters().size(); i++) {
                statement.setObject(i + 1, sql.parameters().get(i));
            }
            return result(statement, statement.execute(), sql.isOrdered());
        }
    }

    private static List<String> result(Statement statement, boolean hasRows, boolean ordered) throws SQLException {
        if (!hasRows) {
            return List.of("changed " + statement.getUpdateCount());
        }
        try (ResultSet rows = statement.getResultSet()) {
            return RowText.read(rows, ordered);
        }
    }
}
