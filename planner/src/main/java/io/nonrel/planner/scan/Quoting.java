package io.nonrel.planner.scan;

/** Names in statements that users are advised to run. */
public final class Quoting {

    private Quoting() {}

    /** The name as a delimited identifier. */
    public static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
