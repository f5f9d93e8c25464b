package io.nonrel.engine.ddl;

import io.nonrel.engine.catalog.RowChanges;
import io.nonrel.engine.constraint.ReferenceRule;
import io.nonrel.exec.Execution;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.EnforcedKey;
import io.nonrel.planner.catalog.ReferencePath;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What enforced foreign keys have to do with tables that are emptied. */
final class ForeignKeyChecks {

    private final DdlContext context;

    ForeignKeyChecks(DdlContext context) {
        this.context = context;
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
