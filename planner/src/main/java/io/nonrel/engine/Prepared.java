package io.nonrel.engine;

import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.planner.ParameterDescriptor;
import io.nonrel.planner.catalog.Table;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A statement that was parsed and validated. Stays usable when the catalog changes: it is then planned again. */
public interface Prepared {

    /** What kind of statement. */
    Kind kind();

    /** What a statement is, as far as callers must know before running it. */
    enum Kind {
        /** Gives rows. */
        QUERY,
        /** Changes rows and gives a count. */
        WRITE,
        /** Changes rows and gives rows: it has a RETURNING clause. */
        WRITE_RETURNING,
        /** Changes the catalog, the session or the transaction; gives the count 0. */
        OTHER
    }

    /** The columns it gives, empty when it gives none. Types that depend on unbound parameters are a best guess. */
    List<ColumnDescriptor> columns();

    /** Its parameters in their order. */
    List<ParameterDescriptor> parameters();

    /** Whether it runs only with a value for each parameter. EXPLAIN shows plans without any, given no values at all. */
    default boolean needsValues() {
        return true;
    }

    /** The table that each row of the result is one row of; empty when there is no such table. */
    default Optional<Table> rowsOf() {
        return Optional.empty();
    }

    /**
     * Runs it.
     *
     * @param parameters one value for each parameter, null for NULL; any run-time class, and the java.lang.Number classes,
     *     java.sql-free java.time classes and BigInteger, which are converted
     */
    Result execute(@Nullable Object[] parameters, ExecuteOptions options);

    /**
     * Runs it once for each set of parameters, in as few store calls as it can.
     *
     * @return for each set the count
     * @throws io.nonrel.spi.NonrelException with the fact {@code position}: the first set that failed. In autocommit the
     *     whole batch took effect or nothing; in a transaction nothing of the batch did
     */
    BatchResult executeBatch(List<@Nullable Object[]> parameterSets, ExecuteOptions options);
}
