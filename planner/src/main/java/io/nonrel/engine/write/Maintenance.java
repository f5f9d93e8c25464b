package io.nonrel.engine.write;

import io.nonrel.engine.catalog.DerivedFields;
import io.nonrel.exec.Emulation;
import io.nonrel.exec.Notices;
import io.nonrel.index.DerivedField;
import io.nonrel.index.DerivedIndex;
import io.nonrel.index.IndexMaintainer;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NoticeCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is kept of a table beside its columns: the derived fields. Thread-safe.
 */
final class Maintenance {

    private final IndexMaintainer own;
    private final Emulation cut;

    private Maintenance(Table table, IndexMaintainer own) {
        this.own = own;
        this.cut = new Emulation(
                NoticeCode.INDEX_TRUNCATED,
                "values are longer than what the derived indexes of " + table.name()
                        + " keep: they are found by their beginning and checked again",
                table.name(),
                null);
    }

    /** What writes of a table keep of its own columns. */
    static Maintenance of(Table table) {
        Map<String, DerivedField> fields = new LinkedHashMap<>();
        for (DerivedIndex index : table.derivedIndexes()) {
            if (index.state().isMaintained() && !index.isJoined()) {
                DerivedFields.of(table, index).forEach(f -> fields.put(f.name(), f));
            }
        }
        return new Maintenance(table, new IndexMaintainer(List.copyOf(fields.values())));
    }

    /**
     * The writes with what is kept; as many as given, in their order.
     *
     * @param notices told of values that are kept in part
     */
    List<Mutation> apply(List<Mutation> mutations, Notices notices) {
        if (own.isIdle()) {
            return mutations;
        }
        IndexMaintainer.Maintained maintained = own.maintain(mutations);
        if (maintained.cut() > 0) {
            notices.emulate(cut, maintained.cut(), -1);
        }
        return maintained.mutations();
    }
}
