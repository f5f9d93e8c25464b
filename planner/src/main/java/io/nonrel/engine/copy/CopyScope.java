package io.nonrel.engine.copy;

import io.nonrel.engine.catalog.RowChanges;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.StoreAccess;
import java.util.List;

/** Where copies are read and written: the transaction of what caused it. */
public interface CopyScope {

    /** Reads see what the transaction wrote. */
    StoreAccess access();

    /** Writes in the transaction. */
    long[] write(List<Mutation> mutations);

    /** What the transaction did. */
    RowChanges changes();

    /** Rows whose copies may be brought up to date in the transaction; beyond it is left to a job. */
    long maxPropagation();
}
