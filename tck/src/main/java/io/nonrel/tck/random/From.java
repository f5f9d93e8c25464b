package io.nonrel.tck.random;

/**
 * A FROM clause.
 *
 * @param scope the columns it gives
 * @param keys the columns that decide the order of its rows, when it is one table; else nothing
 */
record From(Fragment fragment, Scope scope, String keys) {

    /** Whether it is a plain table. */
    boolean isTable() {
        return !keys.isEmpty();
    }
}
