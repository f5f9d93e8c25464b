package io.nonrel.engine.ddl;

import io.nonrel.engine.catalog.CatalogChange;
import io.nonrel.engine.catalog.RowChanges;
import io.nonrel.engine.constraint.ReferenceRule;
import io.nonrel.exec.Execution;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.EnforcedKey;
import io.nonrel.planner.catalog.ReferencePath;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What enforced foreign keys have to do with changes of the catalog. */
final class ForeignKeyChecks {

    private static final int BATCH = 500;

    private final DdlContext context;

    ForeignKeyChecks(DdlContext context) {
        this.context = context;
    }

    /** The foreign keys of a changed table that nobody has checked yet. */
    static List<EnforcedKey> added(Catalog catalog, Table before, Table after) {
        return EnforcedKey.of(catalog, after).stream()
                .filter(k -> before.foreignKeys().stream()
                        .noneMatch(f -> f.enforced()
                                && f.columns().equals(k.key().columns())
                                && f.name().equals(k.key().name())))
                .toList();
    }

    /** Makes sure that all rows satisfy foreign keys, as they are in the store. */
    void require(List<EnforcedKey> keys) {
        keys.forEach(this::require);
    }

    /** The same for keys that writers check already; one that rows contradict is dropped again. */
    void confirm(List<EnforcedKey> keys) {
        for (EnforcedKey key : keys) {
            try {
                require(key);
            } catch (NonrelException e) {
                Table child = context.snapshot()
                        .object(key.child().schema(), key.child().name())
                        .filter(Table.class::isInstance)
                        .map(Table.class::cast)
                        .orElseThrow(() -> e);
                TableBuilder builder = new TableBuilder(child);
                builder.foreignKeys.removeIf(f -> f.name().equals(key.key().name()));
                context.catalog().commit(new CatalogChange().put(builder.build()));
                throw e;
            }
        }
    }

    private void require(EnforcedKey key) {
        ReferenceRule rule = new ReferenceRule(key, context.store());
        Execution execution = context.executions().apply(context.store(), context.numbers());
        List<String> fields = key.child().columns().stream().map(Column::field).toList();
        List<@Nullable Object[]> rows = new ArrayList<>();
        try (RowCursor cursor = context.store().scan(Scan.of(key.child().collection(), fields), execution)) {
            for (@Nullable Object[] row = cursor.next(); row != null; row = cursor.next()) {
                execution.checkCancelled();
                rows.add(row.clone());
                if (rows.size() == BATCH) {
                    rule.requireParents(rows, context.store(), execution);
                    rows.clear();
                }
            }
        }
        rule.requireParents(rows, context.store(), execution);
    }

    /**
     * Makes sure that no row of another table refers to rows of one that is to be emptied.
     *
     * @param emptied all that are emptied together
     */
    void requireUnreferred(Table table, List<Table> emptied, RowChanges changes) {
        for (EnforcedKey key : EnforcedKey.to(context.snapshot(), table)) {
            ReferenceRule rule = new ReferenceRule(key, context.store());
            rule.announceAll(changes);
            if (emptied.stream().anyMatch(t -> ReferencePath.isSame(t, key.child()))) {
                continue;
            }
            Execution execution = context.executions().apply(context.store(), context.numbers());
            List<String> fields =
                    key.child().columns().stream().map(Column::field).toList();
            try (RowCursor cursor = context.store().scan(Scan.of(key.child().collection(), fields), execution)) {
                for (@Nullable Object[] row = cursor.next(); row != null; row = cursor.next()) {
                    execution.checkCancelled();
                    if (rule.refers(row)) {
                        throw rule.stillReferred();
                    }
                }
            }
        }
    }
}
