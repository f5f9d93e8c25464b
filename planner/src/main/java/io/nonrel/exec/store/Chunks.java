package io.nonrel.exec.store;

import io.nonrel.exec.Execution;
import io.nonrel.exec.Scalar;
import io.nonrel.exec.TransientTable;
import io.nonrel.exec.operator.RowIndex;
import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.Scan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One query for so many values of a list. */
record Chunks(StoreRead base, String field, Source source, int size) implements ScanBranches {

    private static final @Nullable Object[] NO_ROW = {};

    /** Where the values come from. */
    sealed interface Source {}

    /** Values that the statement names. */
    record Listed(List<Scalar> values) implements Source {}

    /** Keys that a look-up join asks for. */
    record Keyed(TransientTable keys, int position) implements Source {}

    @Override
    public List<Scan> bind(Execution execution) {
        Scan bound = base.bind(execution);
        if (StoreRead.givesNothing(bound)) {
            return List.of();
        }
        List<Operand> values = values(execution);
        List<Scan> scans = new ArrayList<>(values.size() / size + 1);
        for (int from = 0; from < values.size(); from += size) {
            List<Operand> chunk = values.subList(from, Math.min(from + size, values.size()));
            scans.add(bound.withPredicate(bound.predicate().and(new Predicate.In(field, chunk))));
        }
        return scans;
    }

    @Override
    public List<String> describe() {
        return List.of("by up to " + size + " values of " + field + ": " + base.scan());
    }

    private List<Operand> values(Execution execution) {
        RowIndex seen = new RowIndex(0);
        if (source instanceof Listed listed) {
            listed.values().forEach(scalar -> add(seen, scalar.evaluate(NO_ROW, execution)));
        } else if (source instanceof Keyed keyed) {
            execution.transientRows(keyed.keys()).forEach(key -> add(seen, key[keyed.position()]));
        }
        List<Operand> values = new ArrayList<>(seen.size());
        for (int i = 0; i < seen.size(); i++) {
            values.add(Operand.of(seen.row(i)[0]));
        }
        return values;
    }

    private static void add(RowIndex seen, @Nullable Object value) {
        if (value != null) {
            seen.add(new Object[] {value});
        }
    }
}
