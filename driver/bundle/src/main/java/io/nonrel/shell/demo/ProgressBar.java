package io.nonrel.shell.demo;

import io.nonrel.shell.console.Console;
import java.time.Duration;
import java.util.Locale;

/**
 * One bar for the whole load: the share of bytes read, rows, and rows a second. On a terminal it moves in place; elsewhere
 * it prints a line for every tenth, so that a log stays short.
 */
final class ProgressBar {

    private static final int CELLS = 30;
    private static final Duration REDRAW = Duration.ofMillis(100);

    private final Console console;
    private final long totalBytes;
    private final long started = System.nanoTime();
    private long drawn = started;
    private long bytes;
    private long rows;
    private int tenths;
    private String what = "";

    ProgressBar(Console console, long totalBytes) {
        this.console = console;
        this.totalBytes = Math.max(1, totalBytes);
    }

    /** Says what is being done now. */
    void doing(String name) {
        what = name;
        draw(false);
    }

    /** Adds what was done since the last call. */
    void advance(long moreRows, long moreBytes) {
        rows += moreRows;
        bytes += moreBytes;
        draw(false);
    }

    /** Draws the full bar and ends its line. */
    void finish() {
        what = "";
        bytes = totalBytes;
        draw(true);
        if (console.terminal()) {
            console.line();
        }
        console.flush();
    }

    long rows() {
        return rows;
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private void draw(boolean last) {
        int reached = (int) (10 * bytes / totalBytes);
        if (console.terminal()) {
            long now = System.nanoTime();
            if (last || now - drawn >= REDRAW.toNanos()) {
                drawn = now;
                console.out().print("\r" + text() + "\u001b[K");
                console.flush();
            }
        } else if (reached > tenths) {
            tenths = reached;
            console.line(text());
            console.flush();
        }
    }

    private String text() {
        double share = Math.min(1, (double) bytes / totalBytes);
        int full = (int) (share * CELLS);
        long perSecond = Math.round(rows / Math.max(0.001, elapsed().toNanos() / 1e9));
        return String.format(
                        Locale.ROOT,
                        "[%s%s] %3.0f %%  %,9d rows  %,7d rows/s  %s",
                        "#".repeat(full),
                        ".".repeat(CELLS - full),
                        share * 100,
                        rows,
                        perSecond,
                        what)
                .stripTrailing();
    }
}
