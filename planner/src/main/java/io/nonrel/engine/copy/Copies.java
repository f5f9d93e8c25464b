package io.nonrel.engine.copy;

import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What writes of a table's rows have to do with copies: those that it keeps of other rows, and those of its own. */
public final class Copies {

    private final CopiedFields fields;
    private final Propagation propagation;

    /** @param catalog whose joined indexes count */
    public Copies(Catalog catalog, Table table, Store store) {
        this.fields = new CopiedFields(catalog, table, store);
        this.propagation = new Propagation(catalog, table, store);
    }

    /** Whether writes have nothing to do with copies. */
    public boolean isIdle() {
        return fields.isEmpty() && propagation.isEmpty();
    }

    /**
     * Makes writes, with all that copies need.
     *
     * @param beside other writes that go with them
     */
    public void write(List<Mutation> mutations, List<Mutation> beside, CopyScope scope, CallContext context) {
        List<Mutation> filled = fields.fill(mutations, scope.access(), context, scope.changes());
        List<Set<Object>> changed = propagation.before(mutations, scope, context);
        scope.write(concat(filled, beside));
        propagation.after(changed, scope, context);
    }

    /** Both lists as one. */
    public static List<Mutation> concat(List<Mutation> first, List<Mutation> second) {
        if (second.isEmpty()) {
            return first;
        }
        List<Mutation> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }
}
