package io.nonrel.tck.suite;

import io.nonrel.tck.Variant;
import java.sql.SQLException;
import java.util.Set;

/** One thing that the suite tests. Thread-safe. */
public interface Feature {

    /** Its name, which begins with that of its area, as in {@code query/join}. */
    String name();

    /** What it is, in a few words. */
    String title();

    /** The ways in which it can be tested. */
    Set<Variant> variants();

    /**
     * Tests it on an empty store.
     *
     * @param declared what the store declares
     * @throws SQLException when the store can't be reached; wrong answers and refusals are findings
     */
    Finding check(StoreUnderTest store, DeclaredCapabilities declared, Variant variant) throws SQLException;

    /** The first word of the name. */
    default String area() {
        return name().split("[/-]", 2)[0];
    }
}
