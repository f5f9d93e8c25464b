package io.nonrel.engine.index;

import io.nonrel.engine.catalog.CatalogChange;
import io.nonrel.engine.catalog.SharedCatalog;
import io.nonrel.engine.constraint.ReferenceCheck;
import io.nonrel.engine.index.IndexJob.Kind;
import io.nonrel.engine.index.IndexJob.State;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.Constraint.Enforcement;
import io.nonrel.planner.catalog.Constraint.ForeignKey;
import io.nonrel.planner.catalog.EnforcedKey;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Makes sure that the older rows satisfy foreign keys that writers check already. One that they contradict is gone again,
 * also when the process that added it died meanwhile: nobody was told that it is there. All methods are called with the
 * catalog's lock.
 */
public final class ReferenceValidation {

    private final Store store;
    private final SharedCatalog catalog;
    private final IndexJobs jobs;

    ReferenceValidation(Store store, SharedCatalog catalog, IndexJobs jobs) {
        this.store = store;
        this.catalog = catalog;
        this.jobs = jobs;
    }

    /** The foreign keys of a table whose rows nobody has looked at yet. */
    public static List<EnforcedKey> waiting(Catalog catalog, Table child) {
        return EnforcedKey.of(catalog, child).stream()
                .filter(k -> k.key().enforcement() == Enforcement.VALIDATING)
                .toList();
    }

    /** Whether a table has any. */
    static boolean isWaiting(Table table) {
        return table.foreignKeys().stream().anyMatch(k -> k.enforcement() == Enforcement.VALIDATING);
    }

    /**
     * Looks at all rows of a table that is in the catalog, for the statement that adds the keys.
     *
     * @throws NonrelException for a key that rows contradict, or that can't be validated; it is gone then
     */
    public void run(Table child, CallContext context) {
        run(child, context, false);
    }

    /** Looks at all rows for a statement that did not come to its end. */
    void resume(Table child, CallContext context) {
        try {
            run(child, context, true);
        } catch (NonrelException e) {
            if (e.code() != ErrorCode.FOREIGN_KEY_VIOLATION) {
                throw e;
            }
            // The job's document says so.
        }
    }

    private void run(Table child, CallContext context, boolean again) {
        for (EnforcedKey key : waiting(catalog.snapshot(), child)) {
            IndexJob job = jobs.begin(child.schema(), child.name(), key.key().name(), Kind.VALIDATE);
            try {
                job.advance(new ReferenceCheck(key, store).run(context), 0, null);
            } catch (NonrelException e) {
                if (!again || e.code() == ErrorCode.FOREIGN_KEY_VIOLATION) {
                    change(key, keys -> keys.stream()
                            .filter(k -> !k.name().equals(key.key().name()))
                            .toList());
                }
                jobs.end(job, State.FAILED, e.getMessage());
                throw e;
            }
            change(key, keys -> {
                List<ForeignKey> validated = new ArrayList<>(keys);
                validated.replaceAll(k -> k.name().equals(key.key().name()) ? k.with(Enforcement.FULL) : k);
                return validated;
            });
            jobs.end(job, State.DONE, null);
        }
    }

    private void change(EnforcedKey key, UnaryOperator<List<ForeignKey>> change) {
        Table child = key.child();
        if (catalog.snapshot().object(child.schema(), child.name()).orElse(null) instanceof Table now) {
            catalog.commit(new CatalogChange().put(now.withForeignKeys(change.apply(now.foreignKeys()))));
        }
    }
}
