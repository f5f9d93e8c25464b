package io.nonrel.engine.write;

import io.nonrel.spi.Mutation;
import io.nonrel.spi.StoreAccess;
import java.util.List;

/** Where one statement reads and writes, so that all of it takes effect or nothing. Used by one thread. */
public interface WriteScope {

    /** For a statement that reads what it changes: reads and writes see one state of the store. */
    StoreAccess access();

    /** Writes the whole effect of the statement; it makes no other write. */
    long[] writeOnce(List<Mutation> mutations);

    /** Writes part of the effect of the statement. */
    long[] write(List<Mutation> mutations);
}
