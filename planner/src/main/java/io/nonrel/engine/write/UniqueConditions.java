package io.nonrel.engine.write;

import io.nonrel.engine.constraint.RowCondition;
import io.nonrel.engine.constraint.UniqueRule;
import io.nonrel.exec.Budget;
import io.nonrel.exec.Cancellation;
import io.nonrel.exec.Environment;
import io.nonrel.exec.Execution;
import io.nonrel.exec.Limits;
import io.nonrel.exec.Scalar;
import io.nonrel.exec.Sequences;
import io.nonrel.index.UniqueIndex;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.parser.SqlParsing;
import io.nonrel.spi.Capability;
import io.nonrel.spi.Store;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** Compiles the conditions of partial unique indexes, which must mean the same in every session and at every time. */
public final class UniqueConditions {

    private UniqueConditions() {}

    /** The rules of a table's indexes that writes keep. */
    public static List<UniqueRule> rules(Table table, RowExpressions expressions, Store store) {
        boolean leased = !store.capabilities().contains(Capability.TRANSACTIONS);
        List<UniqueRule> rules = new ArrayList<>();
        for (UniqueIndex index : table.uniqueIndexes()) {
            if (index.state().isMaintained()) {
                rules.add(new UniqueRule(table, index, condition(table, index, expressions, store), leased));
            }
        }
        return rules;
    }

    private static @Nullable RowCondition condition(
            Table table, UniqueIndex index, RowExpressions expressions, Store store) {
        if (index.condition() == null) {
            return null;
        }
        List<SqlNode> condition = List.of(SqlParsing.parseExpression(index.condition()));
        Scalar scalar = expressions
                .over(table, null, condition, "A partial index")
                .scalars()
                .get(0);
        Environment nobody = new Environment(Instant.EPOCH, ZoneOffset.UTC, "", table.schema(), "", new NoSequences());
        return row -> {
            Execution execution = new Execution(
                    store, new @Nullable Object[0], nobody, new Budget(Limits.NONE), new Cancellation(0), 1, false);
            return Boolean.TRUE.equals(scalar.evaluate(row, execution));
        };
    }

    private static final class NoSequences implements Sequences {
        @Override
        public long next(String schema, String sequence) {
            throw new AssertionError("The condition of an index takes values of sequence " + sequence);
        }

        @Override
        public long current(String schema, String sequence) {
            return next(schema, sequence);
        }
    }
}
