package io.nonrel.tck.command;

import io.nonrel.shell.console.CommandFailure;
import io.nonrel.shell.console.Console;
import io.nonrel.shell.console.UsageException;
import java.sql.SQLException;
import java.util.List;

/** The entry point of {@code nonrel tck}. */
public final class Main {

    private static final int WRONG_USE = 2;
    private static final int FAILED = 1;

    private Main() {}

    public static void main(String[] arguments) {
        Console console = Console.ofProcess();
        int status = run(List.of(arguments), console);
        console.flush();
        System.exit(status);
    }

    /**
     * Runs the suite; the exit status is 0 when nothing fails, 1 when something does, 2 for arguments that make no sense or
     * a database that isn't empty.
     */
    static int run(List<String> arguments, Console console) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            console.line(Options.USAGE);
            return 0;
        }
        try {
            Options options = Options.of(arguments);
            return options.random() > 0 ? RandomCommand.run(options, console) : SuiteCommand.run(options, console);
        } catch (UsageException wrong) {
            console.error(wrong.getMessage());
            console.error("`nonrel tck --help` shows what there is.");
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
