package io.nonrel.shell;

import io.nonrel.shell.console.CommandFailure;
import io.nonrel.shell.console.Console;
import io.nonrel.shell.console.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jline.terminal.TerminalBuilder;
import sqlline.SqlLine;
import sqlline.SqlLineOpts;

/** {@code nonrel shell [URL]}: sqlline with defaults that suit this driver. */
final class ShellCommand {

    private static final String DEFAULT_URL = "jdbc:nonrel:embedded:mem:shell";

    private ShellCommand() {}

    static int run(List<String> arguments, Console console) {
        if (arguments.size() > 1) {
            throw new UsageException("nonrel shell takes one URL at most.");
        }
        if (arguments.isEmpty()) {
            console.line("No URL was given: this is an empty store in memory, and it is gone when you leave.");
        }
        console.line("Statements end with a semicolon. !tables lists tables, !help explains, !quit leaves.");
        console.flush();
        if (!console.terminal()) {
            // Says that a plain terminal is meant, else JLine complains that it found no other.
            System.setProperty(TerminalBuilder.PROP_DUMB, "true");
        }
        String[] options = {
            "-ac",
            ShellApplication.class.getName(),
            "-u",
            arguments.isEmpty() ? DEFAULT_URL : arguments.get(0),
            "-n",
            "",
            "-p",
            ""
        };
        try {
            Path history = Path.of(System.getProperty("user.home"), ".nonrel", "history");
            Files.createDirectories(history.getParent());
            System.setProperty(SqlLineOpts.PROPERTY_PREFIX + "historyfile", history.toString());
            return SqlLine.start(options, null, true) == SqlLine.Status.OK ? 0 : 1;
        } catch (IOException e) {
            throw new CommandFailure("The prompt can't be shown: " + e.getMessage(), e);
        }
    }
}
