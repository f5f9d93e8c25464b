package io.nonrel.shell;

import io.nonrel.shell.console.Console;
import io.nonrel.shell.console.OutputFormat;
import io.nonrel.shell.console.SqlScript;
import io.nonrel.shell.console.UsageException;
import io.nonrel.shell.console.WarningTexts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** {@code nonrel sql URL "…" [--format table|csv|json]}: rows to standard output, warnings to standard error. */
final class SqlCommand {

    private final Console console;
    private final OutputFormat format;

    private SqlCommand(Console console, OutputFormat format) {
        this.console = console;
        this.format = format;
    }

    static int run(List<String> arguments, Console console) throws SQLException {
        OutputFormat format = OutputFormat.TABLE;
        List<String> positional = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--format")) {
                if (++i == arguments.size()) {
                    throw new UsageException("--format needs one of " + OutputFormat.names() + ".");
                }
                format = OutputFormat.named(arguments.get(i));
            } else if (argument.startsWith("--format=")) {
                format = OutputFormat.named(argument.substring("--format=".length()));
            } else if (argument.startsWith("--")) {
                throw new UsageException("There is no option " + argument + ".");
            } else {
                positional.add(argument);
            }
        }
        if (positional.size() != 2) {
            throw new UsageException("nonrel sql needs a URL and one text with statements, in quotes.");
        }
        String text = positional.get(1).equals("-") ? readAll(console) : positional.get(1);
        List<String> statements = SqlScript.split(text);
        if (statements.isEmpty()) {
            throw new UsageException("There is no statement in the text.");
        }
        try (Connection connection = DriverManager.getConnection(positional.get(0))) {
            SqlCommand command = new SqlCommand(console, format);
            for (String sql : statements) {
                command.execute(connection, sql);
            }
        }
        return 0;
    }

    private void execute(Connection connection, String sql) throws SQLException {
        WarningTexts warnings = new WarningTexts();
        try (Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            warnings.add(statement.getWarnings());
            if (rows) {
                try (ResultSet result = statement.getResultSet()) {
                    format.print(result, console);
                    warnings.add(result.getWarnings());
                }
            } else if (format == OutputFormat.TABLE) {
                int count = statement.getUpdateCount();
                console.line(count == 1 ? "1 row changed" : count + " rows changed");
            }
        } finally {
            warnings.lines().forEach(console::error);
        }
    }

    private static String readAll(Console console) {
        try {
            return new String(console.in().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
