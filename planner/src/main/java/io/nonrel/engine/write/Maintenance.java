package io.nonrel.engine.write;

import io.nonrel.engine.catalog.DerivedFields;
import io.nonrel.index.DerivedField;
import io.nonrel.index.DerivedIndex;
import io.nonrel.index.IndexMaintainer;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.Mutation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is kept of a table beside its columns: the derived fields. Every write of rows passes through {@link #of}.
 * Thread-safe.
 */
public final class Maintenance {

    private final IndexMaintainer own;

    private Maintenance(IndexMaintainer own) {
        this.own = own;
    }

    /** What writes of a table keep. */
    public static Maintenance of(Table table) {
        Map<String, DerivedField> fields = new LinkedHashMap<>();
        for (DerivedIndex index : table.derivedIndexes()) {
            if (index.state().isMaintained()) {
                DerivedFields.of(table, index).forEach(f -> fields.put(f.name(), f));
            }
        }
        return new Maintenance(new IndexMaintainer(List.copyOf(fields.values())));
    }

    /** The writes with what is kept; as many as given, in their order. */
    public List<Mutation> apply(List<Mutation> mutations) {
        return own.isIdle() ? mutations : own.maintain(mutations);
    }
}
