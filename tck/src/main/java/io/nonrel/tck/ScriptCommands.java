package io.nonrel.tck;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import net.hydromatic.quidem.AbstractCommand;
import net.hydromatic.quidem.Command;
import net.hydromatic.quidem.CommandHandler;
import org.jspecify.annotations.Nullable;

/**
 * The commands of our own: {@code !fails}, {@code !warnings}, {@code !store} and {@code !analyze}, each on the statement that stands before
 * them. What they tell is described in {@link Script}.
 */
final class ScriptCommands implements CommandHandler {

    private static final Pattern TIME = Pattern.compile("\\d+\\.\\d+ ms");

    /** What a value of the wrong kind is when it is bound. */
    private static final String INVALID_PARAMETER = "07006";

    private final Variant variant;
    private final boolean embedded;

    /**
     * @param variant what is compared; what is not is taken as the script expects it
     * @param embedded whether the store is the one whose warnings and plans stand in the scripts
     */
    ScriptCommands(Variant variant, boolean embedded) {
        this.variant = variant;
        this.embedded = embedded;
    }

    @Override
    public @Nullable Command parseCommand(List<String> lines, List<String> content, String line) {
        BiPredicate<List<String>, List<String>> notices = (expected, actual) -> variant != Variant.PLAIN || !embedded;
        return switch (line) {
            case "fails" -> new StatementCommand(lines, content, ScriptCommands::failure, this::sameFailure);
            case "warnings" -> new StatementCommand(lines, content, ScriptCommands::run, notices);
            case "analyze" -> new StatementCommand(lines, content, ScriptCommands::analyze, notices);
            case "store" -> new StatementCommand(lines, content, ScriptCommands::store, notices);
            default -> null;
        };
    }

    private boolean sameFailure(List<String> expected, List<String> actual) {
        String state = state(actual);
        return variant == Variant.PREPARED && (state.equals(state(expected)) || state.equals(INVALID_PARAMETER));
    }

    private static String state(List<String> failure) {
        return failure.isEmpty() ? "" : failure.get(0).split(" ", 2)[0];
    }

    private static List<String> failure(Connection connection, String sql) {
        try {
            run(connection, sql);
            return List.of("(no error)");
        } catch (SQLException e) {
            return (e.getSQLState() + " " + e.getMessage()).lines().toList();
        }
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

    private static List<String> analyze(Connection connection, String sql) throws SQLException {
        return plan(connection, "EXPLAIN ANALYZE " + sql).stream()
                .map(line -> TIME.matcher(line).replaceAll("… ms"))
                .toList();
    }

    private static List<String> store(Connection connection, String sql) throws SQLException {
        return plan(connection, "EXPLAIN PLAN FOR " + sql);
    }

    private static List<String> plan(Connection connection, String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
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
        private final BiPredicate<List<String>, List<String>> accepted;

        /**
         * @param content what the script expects
         * @param accepted whether an answer is as good as what is expected
         */
        StatementCommand(
                List<String> lines,
                List<String> content,
                Question question,
                BiPredicate<List<String>, List<String>> accepted) {
            this.lines = List.copyOf(lines);
            this.content = List.copyOf(content);
            this.question = question;
            this.accepted = accepted;
        }

        @Override
        public String describe(Context x) {
            return lines.get(lines.size() - 1);
        }

        @Override
        public void execute(Context x, boolean execute) throws Exception {
            List<String> answer = execute ? question.ask(x.connection(), x.previousSqlCommand().sql) : content;
            x.echo(accepted.test(content, answer) ? content : answer);
            x.echo(lines);
        }
    }
}
