package io.nonrel.tck;

import io.nonrel.tck.junit.ConformanceTest;
import java.util.EnumSet;
import java.util.Set;

/** The suite on the embedded store that refuses what MongoDB refuses. */
class MongodbProfileTest extends ConformanceTest {

    @Override
    public String url() {
        return "jdbc:nonrel:embedded:mem:mongodb?nonrel.profile=mongodb";
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
