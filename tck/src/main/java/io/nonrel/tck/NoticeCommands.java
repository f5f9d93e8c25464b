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

/** The commands of our own: {@code !warnings} and {@code !store}, both on the query that stands before them. */
final class NoticeCommands implements CommandHandler {

    private final boolean compare;

    /**
     * @param compare whether to ask for the warnings and the plan; else what the script expects is taken as given
     */
    NoticeCommands(boolean compare) {
        this.compare = compare;
    }

    @Override
    public @Nullable Command parseCommand(List<String> lines, List<String> content, String line) {
        if (line.equals("warnings")) {
            return new QueryCommand(lines, content, NoticeCommands::warnings);
        }
        return line.equals("store") ? new QueryCommand(lines, content, NoticeCommands::store) : null;
    }

    private static List<String> warnings(Connection connection, String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                // The numbers are final at the end.
            }
            for (SQLWarning warning = rows.getWarnings(); warning != null; warning = warning.getNextWarning()) {
                lines.add(warning.getSQLState() + " " + warning.getErrorCode() + " " + warning.getMessage());
            }
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

    /** What a command tells of a query. */
    private interface Question {
        List<String> ask(Connection connection, String sql) throws SQLException;
    }

    private final class QueryCommand extends AbstractCommand {

        private final List<String> lines;
        private final List<String> content;
        private final Question question;

        QueryCommand(List<String> lines, List<String> content, Question question) {
            this.lines = List.copyOf(lines);
            this.content = List.copyOf(content);
            this.question = question;
        }

        @Override
        public String describe(Context x) {
            return lines.get(lines.size() - 1);
        }

        @Override
        public void execute(Context x, boolean execute) throws Exception {
            x.echo(compare && execute ? question.ask(x.connection(), x.previousSqlCommand().sql) : content);
            x.echo(lines);
        }
    }
}
