package io.nonrel.planner.physical;

import io.nonrel.exec.Emulation;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.scan.StoreAggregate;
import io.nonrel.planner.scan.StoreScan;
import io.nonrel.spi.NoticeCode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.calcite.rel.RelNode;
import org.jspecify.annotations.Nullable;

/** Collects what the driver does because the store can't, while a plan is made. */
final class Emulations {

    private final Set<Emulation> announced = new LinkedHashSet<>();
    private boolean tentative;

    /** Announces an emulation on the rows of a node; null when no store is behind them, since then nothing is emulated. */
    @Nullable
    Emulation on(RelNode input, NoticeCode code, String what) {
        List<Table> tables = tables(input);
        if (tables.isEmpty()) {
            return null;
        }
        String table = tables.size() == 1 ? tables.get(0).name() : null;
        return add(new Emulation(code, what, table, null));
    }

    Emulation add(Emulation emulation) {
        if (!tentative) {
            announced.add(emulation);
        }
        return emulation;
    }

    /** Announces an index that is not ready, also where the rows are read in a way that may never run. */
    void addNotReady(Emulation notReady) {
        announced.add(notReady);
    }

    /** Announces an index that would help; it is told when the statement runs, without numbers. */
    void addMissing(Emulation missingIndex) {
        add(missingIndex);
    }

    /** Plans what may never run: its emulations are told when they happen, but not expected. */
    <T> T tentatively(Supplier<T> planning) {
        boolean before = tentative;
        tentative = true;
        try {
            return planning.get();
        } finally {
            tentative = before;
        }
    }

    List<Emulation> all() {
        return List.copyOf(announced);
    }

    private static List<Table> tables(RelNode node) {
        List<Table> tables = new ArrayList<>();
        collect(node, tables);
        return tables;
    }

    private static void collect(RelNode node, List<Table> tables) {
        if (node instanceof StoreScan scan) {
            tables.add(scan.tableDefinition());
        } else if (node instanceof StoreAggregate aggregate) {
            tables.add(aggregate.scan().tableDefinition());
        }
        node.getInputs().forEach(input -> collect(input, tables));
    }
}
