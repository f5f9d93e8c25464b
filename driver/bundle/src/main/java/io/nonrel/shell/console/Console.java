package io.nonrel.shell.console;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/**
 * Where a command reads and writes. Always UTF-8, whatever the platform thinks.
 *
 * @param in what a user types or pipes in
 * @param out results
 * @param err warnings and errors
 * @param terminal whether a person looks at {@code out}: then colour and a moving progress bar make sense
 */
public record Console(InputStream in, PrintStream out, PrintStream err, boolean terminal) {

    private static final String YELLOW = "\u001b[33m";
    private static final String BOLD = "\u001b[1m";
    private static final String FAINT = "\u001b[2m";
    private static final String PLAIN = "\u001b[0m";

    /** The streams of this process. */
    public static Console ofProcess() {
        PrintStream out = new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
                false,
                StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        return new Console(System.in, out, err, "true".equals(System.getProperty("nonrel.terminal")));
    }

    /** A result line. */
    public void line(String text) {
        out.print(text);
        out.print('\n');
    }

    /** An empty result line. */
    public void line() {
        line("");
    }

    /** A line of a person's interest that is no result. */
    public void error(String text) {
        flush();
        err.print(text);
        err.print('\n');
        err.flush();
    }

    /** An error of SQL with those chained to it: SQLState and message. */
    public void failure(SQLException failure) {
        for (Throwable each : failure) {
            if (each instanceof SQLException sql) {
                error(sql.getSQLState() + " " + sql.getMessage());
            }
        }
    }

    /** For headings. */
    public String bold(String text) {
        return terminal ? BOLD + text + PLAIN : text;
    }

    /** For what a person may skip. */
    public String faint(String text) {
        return terminal ? FAINT + text + PLAIN : text;
    }

    /** For what a person should notice. */
    public String yellow(String text) {
        return terminal ? YELLOW + text + PLAIN : text;
    }

    /** Writes out what is buffered; true while somebody still reads. */
    public boolean flush() {
        return !out.checkError();
    }
}
