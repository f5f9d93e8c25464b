package io.nonrel.tck.command;

import io.nonrel.shell.console.Console;

/** Lines of what is done; on a terminal also a last line of how far this is. Not thread-safe. */
final class Progress {

    private static final String CLEAR_LINE = "\r\u001b[K";

    private final Console console;
    private final int total;
    private int done;

    Progress(Console console, int total) {
        this.console = console;
        this.total = total;
    }

    /** The first thing begins. */
    void begin(String name) {
        show(name);
    }

    /** One more is done. */
    void done(String line, boolean notable) {
        done++;
        clear();
        console.line(notable ? console.yellow(line) : line);
        show("");
    }

    /** So many are done, of which nothing is to be said. */
    void reached(int count) {
        done = count;
        show("");
    }

    /** All are done. */
    void end() {
        clear();
        console.flush();
    }

    private void clear() {
        if (console.terminal()) {
            console.out().print(CLEAR_LINE);
        }
    }

    private void show(String name) {
        if (console.terminal()) {
            console.out().print(CLEAR_LINE + console.faint(done + "/" + total + " " + name));
        }
        console.flush();
    }
}
