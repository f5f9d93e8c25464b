package io.nonrel.exec.operator;

import io.nonrel.exec.Condition;
import io.nonrel.exec.EmulationCount;
import io.nonrel.exec.Execution;
import io.nonrel.exec.Operator;
import io.nonrel.exec.OperatorCursor;
import io.nonrel.spi.RowCursor;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one side of a join in memory (the build side) and meets each row of the other (the probe side) with the rows of
 * its key. Without keys every row meets every other.
 */
final class JoinCursor extends OperatorCursor {

    /** What a join is, apart from its run. Immutable. */
    record Shape(
            Operator left,
            Operator right,
            int leftWidth,
            int rightWidth,
            JoinType type,
            KeyReader leftKeys,
            KeyReader rightKeys,
            @Nullable Condition condition,
            boolean buildLeft) {

        /** Whether rows of the build side without a match are given. */
        boolean keepsBuild() {
            return buildLeft ? type.keepsLeft() || type == JoinType.ANTI : type.keepsRight();
        }

        /** Whether rows of the probe side without a match are given. */
        boolean keepsProbe() {
            return buildLeft ? type.keepsRight() : type.keepsLeft() || type == JoinType.ANTI;
        }
    }

    private final Shape shape;
    private final JoinType type;
    private final boolean buildLeft;
    private final EmulationCount read;
    private final JoinedRows joined;
    private final JoinTable table;
    private final Probe probe;
    private @Nullable RowCursor probeRows;
    private int rest;

    JoinCursor(Shape shape, Execution execution, EmulationCount read) {
        super(execution, read);
        this.shape = shape;
        this.type = shape.type;
        this.buildLeft = shape.buildLeft;
        this.read = read;
        this.joined = new JoinedRows(execution, shape.leftWidth, shape.rightWidth, shape.condition);
        this.probe = new Probe(execution, joined, type, !buildLeft, shape.keepsProbe(), shape.keepsBuild());
        this.table = new JoinTable(buildLeft ? shape.leftKeys : shape.rightKeys, held);
    }

    @Override
    protected @Nullable Object @Nullable [] advance() {
        if (probeRows == null) {
            build();
            boolean pointless = table.size() == 0 && !shape.keepsProbe();
            probeRows = pointless ? RowCursor.EMPTY : open(buildLeft ? shape.right : shape.left);
        }
        do {
            @Nullable Object @Nullable [] row = probe.next();
            if (row != null) {
                return row;
            }
        } while (readProbe(probeRows));
        return shape.keepsBuild() ? unmatchedBuild() : null;
    }

    private void build() {
        RowCursor rows = open(buildLeft ? shape.left : shape.right);
        for (@Nullable Object[] row = rows.next(); row != null; row = rows.next()) {
            execution.cancellation().check();
            read.row();
            table.add(row, execution, shape.keepsBuild());
        }
        close(rows);
    }

    private boolean readProbe(RowCursor rows) {
        execution.cancellation().check();
        @Nullable Object[] row = rows.next();
        if (row == null) {
            return false;
        }
        read.row();
        probe.start(row, table, buildLeft ? shape.rightKeys : shape.leftKeys);
        return true;
    }

    private @Nullable Object @Nullable [] unmatchedBuild() {
        while (rest < table.size()) {
            execution.cancellation().check();
            int number = rest++;
            if (!table.isMatched(number)) {
                @Nullable Object[] row = table.row(number);
                if (type == JoinType.ANTI) {
                    return joined.count(row);
                }
                return buildLeft ? joined.join(row, null) : joined.join(null, row);
            }
        }
        return null;
    }
}
