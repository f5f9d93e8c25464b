package io.nonrel.exec.store;

import io.nonrel.exec.Execution;
import io.nonrel.exec.Scalar;
import io.nonrel.spi.Scan;
import java.util.List;

/** The store queries that one scan is split into. Immutable and thread-safe. */
public sealed interface ScanBranches permits Alternatives, Chunks {

    /** The queries of a run with their values, without those that would give nothing. */
    List<Scan> bind(Execution execution);

    /** For EXPLAIN, a line for each kind of query. */
    List<String> describe();

    /**
     * One query for each branch of an OR.
     *
     * @param operands what the scans' parameters stand for, by their index; empty when they are the statement's own
     */
    static ScanBranches alternatives(List<Scan> scans, List<? extends Scalar> operands) {
        return new Alternatives(
                scans.stream().map(scan -> new StoreRead(scan, operands)).toList());
    }

    /**
     * One query for so many values of an IN list.
     *
     * @param base what holds for all of them
     * @param operands what its parameters stand for, by their index; empty when they are the statement's own
     * @param field of which the values are
     * @param values those of NULL are left out, equal ones used once
     * @param size how many values the store takes in one query
     */
    static ScanBranches chunks(
            Scan base, List<? extends Scalar> operands, String field, List<? extends Scalar> values, int size) {
        return new Chunks(new StoreRead(base, operands), field, new Chunks.Listed(List.copyOf(values)), size);
    }

    /**
     * As {@link #chunks(Scan, List, String, List, int)}, for the keys that a look-up join asks for.
     *
     * @param keys where the join leaves its keys
     * @param position the column of {@code keys} with the field's value
     */
    static ScanBranches chunks(
            Scan base,
            List<? extends Scalar> operands,
            String field,
            io.nonrel.exec.TransientTable keys,
            int position,
            int size) {
        return new Chunks(new StoreRead(base, operands), field, new Chunks.Keyed(keys, position), size);
    }
}
