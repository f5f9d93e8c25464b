package io.nonrel.engine.ddl;

import io.nonrel.engine.catalog.CatalogNames;
import io.nonrel.engine.catalog.SharedCatalog;
import io.nonrel.engine.index.IndexBuilder;
import io.nonrel.engine.sequence.StoredSequences;
import io.nonrel.engine.statement.StatementCompiler;
import io.nonrel.engine.write.RowExpressions;
import io.nonrel.exec.Execution;
import io.nonrel.exec.Sequences;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Notice;
import io.nonrel.spi.Store;
import io.nonrel.spi.StoreAccess;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * What a statement works with.
 *
 * @param schema where unqualified names are looked up
 * @param executions makes runs that read from the store or from a transaction, with the sequences of the session or others
 * @param numbers the sequences as the session sees them
 * @param indexBuilder fills and empties derived indexes
 * @param notices takes what the user must know
 */
public record DdlContext(
        Store store,
        SharedCatalog catalog,
        StoredSequences sequences,
        StatementCompiler compiler,
        String schema,
        BiFunction<StoreAccess, Sequences, Execution> executions,
        Sequences numbers,
        IndexBuilder indexBuilder,
        Consumer<Notice> notices) {

    /** The catalog now. */
    Catalog snapshot() {
        return catalog.snapshot();
    }

    /** Names in the catalog now. */
    CatalogNames names() {
        return new CatalogNames(snapshot(), schema);
    }

    /** A run that belongs to the statement: its deadline and its limits. */
    CallContext work() {
        return executions.apply(store, numbers);
    }

    /** Compiles expressions over rows of tables of a catalog, which may be one that is still to be. */
    RowExpressions expressions(Catalog snapshot, String inSchema) {
        return compiler.expressions(compiler.context(snapshot, inSchema));
    }
}
