package io.nonrel.exec.store;

import io.nonrel.exec.Emulation;
import io.nonrel.exec.Execution;
import io.nonrel.exec.Operator;
import io.nonrel.exec.Scalar;
import io.nonrel.exec.TransientTable;
import io.nonrel.spi.CollectionDefinition.FieldDefinition;
import io.nonrel.spi.NativeLanguage;
import io.nonrel.spi.NativeStatement;
import io.nonrel.spi.RowCursor;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a statement in the store's own language: one that reads as often as it is asked for, one that writes once. */
public final class NativeOperator extends Operator {

    private static final @Nullable Object[] NO_ROW = {};

    private final NativeLanguage language;
    private final NativeStatement statement;
    private final List<FieldDefinition> columns;
    private final List<Scalar> values;
    private final List<Emulation> bypassed;
    private final TransientTable written = new TransientTable("native");

    /** @param bypassed what a statement that writes goes past */
    public NativeOperator(
            NativeLanguage language,
            NativeStatement statement,
            List<FieldDefinition> columns,
            List<Scalar> values,
            List<Emulation> bypassed) {
        this.language = language;
        this.statement = statement;
        this.columns = List.copyOf(columns);
        this.values = List.copyOf(values);
        this.bypassed = List.copyOf(bypassed);
    }

    @Override
    public String describe() {
        return "Native " + statement.text();
    }

    @Override
    protected RowCursor open(Execution execution) {
        if (statement.writes().isEmpty()) {
            execution.budget().callStore();
            return language.run(statement, columns, values(execution), execution);
        }
        List<@Nullable Object[]> rows = execution.transientRows(written);
        if (rows.isEmpty()) {
            execution.budget().callStore();
            bypassed.forEach(b -> execution.notices().emulate(b, -1, -1));
            rows = execution.nativeWrites().run(statement, columns, values(execution), execution);
            execution.setTransientRows(written, rows);
        }
        return new Written(rows.iterator());
    }

    private List<@Nullable Object> values(Execution execution) {
        List<@Nullable Object> bound = new ArrayList<>(values.size());
        values.forEach(v -> bound.add(v.evaluate(NO_ROW, execution)));
        return bound;
    }

    private record Written(Iterator<@Nullable Object[]> rows) implements RowCursor {
        @Override
        public @Nullable Object @Nullable [] next() {
            return rows.hasNext() ? rows.next() : null;
        }

        @Override
        public void close() {}
    }
}
