package io.nonrel.tck;

import io.nonrel.tck.junit.ConformanceTest;
import java.util.EnumSet;
import java.util.Set;

/** The suite on the embedded store that refuses what Datastore refuses. */
class DatastoreProfileTest extends ConformanceTest {

    @Override
    public String url() {
        return "jdbc:nonrel:embedded:mem:datastore?nonrel.profile=datastore";
    }

    @Override
    public void clean() {
        // Gone with the last connection.
    }

    @Override
    protected Set<Variant> variants() {
        return EnumSet.of(Variant.PLAIN, Variant.PREPARED, Variant.IN_TRANSACTION);
    }
}
