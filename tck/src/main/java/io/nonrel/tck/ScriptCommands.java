package io.nonrel.tck;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import net.hydromatic.quidem.AbstractCommand;
import net.hydromatic.quidem.Command;
import net.hydromatic.quidem.CommandHandler;
import org.jspecify.annotations.Nullable;

/**
 * The commands of our own: {@code !fails}, {@code !warnings} and {@code !store}, each on the statement that stands before
 * them. What they tell is described in {@link Script}.
 */
final class ScriptCommands implements CommandHandler {

    private final boolean compareNotices;

    /**
     * @param compareNotices whether warnings and plans are compared; else what the script expects is taken as given
     */
    ScriptCommands(boolean compareNotices) {
        this.compareNotices = compareNotices;
    }

    @Override
    public @Nullable Command parseCommand(List<String> lines, List<String> content, String line) {
        return switch (line) {
            case "fails" -> new StatementCommand(lines, content, ScriptCommands::failure, true);
            case "warnings" -> new StatementCommand(lines, content, ScriptCommands::warnings, compareNotices);
            case "store" -> new StatementCommand(lines, content, ScriptCommands::store, compareNotices);
            default -> null;
        };
    }

    private static List<String> failure(Connection connection, String sql) {
        try {
            run(connection, sql);
            return List.of("(no error)");
        } catch (SQLException e) {
            return (e.getSQLState() + " " + e.getMessage()).lines().toList();
        }
    }

    private static List<String> warnings(Connection connection, String sql) throws SQLException {
        return run(connection, sql);
    }

    /** Runs a statement to its end; gives its warnings, whose numbers are final then. */
    private static List<String> run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return lines(statement.getWarnings());
            }
            try (ResultSet rows = statement.getResultSet()) {
                while (rows.next()) {
                    for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                        rows.getObject(column);
                    }
                }
                return lines(rows.getWarnings());
            }
        }
    }

    private static List<String> lines(@Nullable SQLWarning first) {
        List<String> lines = new ArrayList<>();
        for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
            lines.add(warning.getSQLState() + " " + warning.getErrorCode() + " " + warning.getMessage());
        }
        return lines;
    }

    private static List<String> store(Connection connection, String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("EXPLAIN PLAN FOR " + sql)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }

    /** What a command tells of a statement. */
    private interface Question {
        List<String> ask(Connection connection, String sql) throws SQLException;
    }

    /** Asks always, so that all variants do the same things, also where the answer is not compared. */
    private static final class StatementCommand extends AbstractCommand {

        private final List<String> lines;
        private final List<String> content;
        private final Question question;
        private final boolean compare;

        StatementCommand(List<String> lines, List<String> content, Question question, boolean compare) {
            this.lines = List.copyOf(lines);
            this.content = List.copyOf(content);
            this.question = question;
            this.compare = compare;
        }

        @Override
        public String describe(Context x) {
            return lines.get(lines.size() - 1);
        }

        @Override
        public void execute(Context x, boolean execute) throws Exception {
            List<String> answer = execute ? question.ask(x.connection(), x.previousSqlCommand().sql) : content;
            x.echo(compare ? answer : content);
            x.echo(lines);
        }
    }
}
