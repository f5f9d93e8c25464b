package io.nonrel.tck.fault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A process that writes until it is killed, with one thread for each {@link WriteLoop} that it is given, and says what is
 * done: the loop's name, the step's number and what the step got. It warms up and waits for a line before it begins.
 */
final class KilledWriter {

    private KilledWriter() {}

    /** Arguments: the URL, names of loops with commas, the first number. */
    public static void main(String[] arguments) throws Exception {
        warmUp();
        ChildJvm.say("ready");
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        if (input.readLine() == null) {
            return;
        }
        long first = Long.parseLong(arguments[2]);
        for (String name : arguments[1].split(",", -1)) {
            Thread thread = new Thread(() -> write(arguments[0], name, first), name);
            thread.setDaemon(true);
            thread.start();
        }
        waitForTheEnd(input);
    }

    /** So that the process does not outlive the one that reads what it says. */
    private static void waitForTheEnd(BufferedReader input) throws IOException {
        String line = input.readLine();
        while (line != null) {
            line = input.readLine();
        }
        Runtime.getRuntime().halt(3);
    }

    private static void warmUp() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:nonrel:embedded:mem:warm")) {
            WriteLoop loop = new SingleInserts();
            loop.create(connection);
            loop.step(connection, 1);
        }
    }

    private static void write(String url, String name, long first) {
        WriteLoop loop = java.util.Objects.requireNonNull(WriteLoops.ALL.get(name));
        try (Connection connection = DriverManager.getConnection(url)) {
            ChildJvm.say(name + " begins");
            loop.begin(connection);
            for (long number = first; number < Long.MAX_VALUE; number++) {
                ChildJvm.say(name + " " + number + " " + loop.step(connection, number));
            }
        } catch (SQLException e) {
            ChildJvm.say("failed " + name + ": " + e.getSQLState() + " " + e);
        }
    }
}
