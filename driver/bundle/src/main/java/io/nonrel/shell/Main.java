package io.nonrel.shell;

import io.nonrel.shell.console.CommandFailure;
import io.nonrel.shell.console.Console;
import io.nonrel.shell.console.UsageException;
import io.nonrel.shell.demo.DemoCommand;
import java.sql.SQLException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The entry point: picks the command named by the first argument and turns its outcome into an exit status. */
public final class Main {

    private static final int WRONG_USE = 2;
    private static final int FAILED = 1;

    /** Held, since a logger that nobody holds forgets its level. */
    private static final Logger CLIENT_LOG = Logger.getLogger("org.mongodb.driver");

    private Main() {}

    public static void main(String[] arguments) {
        // The client of MongoDB tells of each connection that it opens.
        CLIENT_LOG.setLevel(Level.WARNING);
        Console console = Console.ofProcess();
        int status = run(List.of(arguments), console);
        console.flush();
        System.exit(status);
    }

    /** Runs one command; the exit status is 0 for success, 1 for a failure and 2 for arguments that make no sense. */
    static int run(List<String> arguments, Console console) {
        String command = arguments.isEmpty() ? "help" : arguments.get(0);
        List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
        try {
            return switch (command) {
                case "demo" -> DemoCommand.run(rest, console);
                case "shell" -> ShellCommand.run(rest, console);
                case "sql" -> SqlCommand.run(rest, console);
                case "help", "-h", "--help" -> Help.print(console);
                case "version", "--version" -> Help.printVersion(console);
                case "tck" ->
                    throw new UsageException(
                            "The conformance suite isn't part of this jar: run ./nonrel tck in a clone of"
                                    + " the project.");
                default -> throw new UsageException("There is no command " + command + ".");
            };
        } catch (UsageException wrong) {
            console.error(wrong.getMessage());
            console.error("`nonrel help` shows what there is.");
            return WRONG_USE;
        } catch (SQLException failure) {
            console.failure(failure);
            return FAILED;
        } catch (CommandFailure failure) {
            console.error(failure.getMessage());
            return FAILED;
        }
    }
}
