package io.nonrel.engine.write;

import io.nonrel.engine.constraint.ReferenceRule;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.Store;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A table that is written to and all tables whose rows follow by foreign keys, each ready to be written. Not changed after it
 * was made; then thread-safe.
 */
final class WriteTargets {

    private final Catalog catalog;
    private final Store store;
    private final RowExpressions expressions;
    private final Map<String, Child> children = new HashMap<>();

    /**
     * A table whose rows follow.
     *
     * @param completion checks its rows
     */
    record Child(WriteTarget target, RowCompletion completion) {}

    WriteTargets(Catalog catalog, Store store, RowExpressions expressions) {
        this.catalog = catalog;
        this.store = store;
        this.expressions = expressions;
    }

    Store store() {
        return store;
    }

    /** Gets the tables ready whose rows follow those of one. */
    void prepare(WriteTarget target) {
        for (ReferenceRule rule : target.guard().referring()) {
            Table child = rule.key().child();
            if (!children.containsKey(name(child))) {
                RowExpressions own = expressions.in(catalog, child.schema());
                WriteTarget writable = WriteTarget.of(child, catalog, store, own, this);
                children.put(name(child), new Child(writable, new RowCompletion(child, own)));
                prepare(writable);
            }
        }
    }

    /** The table that a foreign key is of. */
    Child child(ReferenceRule rule) {
        return Objects.requireNonNull(children.get(name(rule.key().child())));
    }

    private static String name(Table table) {
        return table.schema() + "." + table.name();
    }
}
