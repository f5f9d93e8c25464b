package io.nonrel.shell.console;

import java.sql.ResultSet;
import java.sql.SQLException;

/** How the rows of a result become text. Stateless. */
@FunctionalInterface
interface RowFormat {

    /** Reads the result to its end and prints it. */
    void print(ResultSet result, Console console) throws SQLException;
}
