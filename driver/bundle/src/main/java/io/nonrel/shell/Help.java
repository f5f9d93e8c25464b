package io.nonrel.shell;

import io.nonrel.shell.console.Console;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;

/** What {@code nonrel help} and {@code nonrel version} print. */
final class Help {

    private static final String TEXT =
            """
            nonrel - standard SQL on NoSQL stores

              nonrel demo [URL]
                  Loads FoodMart into an embedded file store (or into URL) and asks what a shop would ask.
              nonrel shell [URL]
                  An SQL prompt with history and completion; without a URL on an empty store in memory.
              nonrel sql URL "STATEMENT; ..." [--format table|csv|json]
                  Runs statements and prints their rows; - reads them from standard input.
                  Warnings and errors go to standard error; an error ends with status 1.
              nonrel tck URL [--report FILE.md] [--random COUNT] ...
                  Tests the store that URL leads to; `nonrel tck --help` tells more. From a clone of the project only.
              nonrel version
              nonrel help

            A URL is jdbc:nonrel:embedded:mem:NAME or jdbc:nonrel:embedded:file:PATH""";

    private Help() {}

    static int print(Console console) {
        console.line(TEXT);
        return 0;
    }

    static int printVersion(Console console) throws SQLException {
        Driver driver = DriverManager.getDriver("jdbc:nonrel:embedded:mem:version");
        String built = Help.class.getPackage().getImplementationVersion();
        console.line("nonrel "
                + (built == null ? driver.getMajorVersion() + "." + driver.getMinorVersion() : built)
                + " on Java "
                + Runtime.version());
        return 0;
    }
}
