package io.nonrel.tck;

import io.nonrel.tck.junit.ConformanceTest;
import java.util.EnumSet;
import java.util.Set;

/** The suite on a store without transactions whose writes wait for the commit. */
class WriteBufferTest extends ConformanceTest {

    @Override
    public String url() {
        return "jdbc:nonrel:embedded:mem:writebuffer?nonrel.profile=keyvalue&nonrel.writeBuffer=true";
    }

    @Override
    public void clean() {
        // Gone with the last connection.
    }

    @Override
    protected Set<Variant> variants() {
        return EnumSet.of(Variant.IN_TRANSACTION);
    }
}
