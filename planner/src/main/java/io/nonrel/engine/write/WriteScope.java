package io.nonrel.engine.write;

import io.nonrel.engine.copy.CopyScope;
import io.nonrel.engine.overlay.SendGuard;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.StoreAccess;
import java.util.List;

/** Where one statement reads and writes, so that all of it takes effect or nothing. Used by one thread. */
public interface WriteScope extends CopyScope {

    /**
     * Says what the statement writes to, before it does.
     *
     * @param catalog that it was planned with
     */
    void begin(Table table, Catalog catalog);

    /** For a statement that reads what it changes: reads and writes see one state of the store. */
    @Override
    StoreAccess access();

    /** Says what has to be done when what is written is sent to a store without transactions; nothing elsewhere. */
    void guard(SendGuard guard);

    /** Writes the whole effect of the statement; it makes no other write. */
    long[] writeOnce(List<Mutation> mutations);

    /** Writes part of the effect of the statement. */
    @Override
    long[] write(List<Mutation> mutations);
}
