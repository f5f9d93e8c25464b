package io.nonrel.tck.random;

import java.util.List;

/** What is run and compared. */
sealed interface TestCase {

    /** Changes in a transaction of their own, then a query, then all tables, then a rollback. */
    record Statements(List<Fragment> changes, Fragment query) implements TestCase {
        public Statements {
            changes = List.copyOf(changes);
        }
    }

    /** Rows for which a condition is true, false and unknown: together all rows. */
    record Partition(Fragment select, Fragment predicate) implements TestCase {}
}
