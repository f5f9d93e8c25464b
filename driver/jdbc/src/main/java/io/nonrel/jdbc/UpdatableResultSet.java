package io.nonrel.jdbc;

import io.nonrel.jdbc.error.SqlExceptions;
import io.nonrel.jdbc.value.RuntimeValue;
import io.nonrel.jdbc.value.TargetConversion;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.spi.ErrorCode;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What changes rows through a result. Values wait in memory until the row is written; what was written is read again, so that
 * the result shows what the table holds. An inserted row does not appear, a deleted one leaves a hole.
 */
abstract class UpdatableResultSet extends ValueResultSet implements UpdatesByPosition, UpdatesByLabel {

    private enum Change {
        UPDATED,
        DELETED
    }

    private final RowNavigation rows;
    /** Null when the result is read-only. */
    private final @Nullable TableRows table;

    private final ZoneId zone;
    private final Map<Long, Change> changes = new HashMap<>();
    private final SortedMap<Integer, @Nullable Object> pending = new TreeMap<>();
    private @Nullable Object @Nullable [] current;
    private boolean inserting;

    UpdatableResultSet(
            ResultColumns columns, ZoneId zone, int maxFieldSize, RowNavigation rows, @Nullable TableRows table) {
        super(columns, zone, maxFieldSize);
        this.zone = zone;
        this.rows = rows;
        this.table = table;
    }

    /** Stands on a row after a movement, null for none: what waited to be written is forgotten. */
    final void moved(@Nullable Object @Nullable [] row) {
        if (table == null) {
            row(row);
            return;
        }
        inserting = false;
        pending.clear();
        current = row != null && changes.get(rows.number()) == Change.DELETED ? null : row;
        row(current);
    }

    final boolean isUpdatable() {
        return table != null;
    }

    private TableRows writable() throws SQLException {
        if (table == null) {
            throw SqlExceptions.unsupported("A change through this result, which is read-only (updatable are those of a"
                    + " statement made with ResultSet.CONCUR_UPDATABLE whose query selects columns of one table with its"
                    + " primary key),");
        }
        return table;
    }

    private @Nullable Object[] written() throws SQLException {
        @Nullable Object @Nullable [] row = current;
        if (inserting) {
            throw SqlExceptions.error(
                    ErrorCode.INVALID_CURSOR_STATE,
                    "The result stands on the row to insert: call moveToCurrentRow first");
        }
        if (row == null) {
            throw noRow();
        }
        return row;
    }

    @Override
    final SQLException noRowHere() {
        boolean deleted = table != null && changes.get(rows.number()) == Change.DELETED;
        return SqlExceptions.error(
                ErrorCode.INVALID_CURSOR_STATE,
                deleted ? "The row was deleted" : "There is no current row: call next() first");
    }

    @Override
    public final void update(int column, @Nullable Object value) throws SQLException {
        updateAs(column, value, java.sql.Types.OTHER, TargetConversion.ANY_SCALE);
    }

    @Override
    public final void updateAs(int column, @Nullable Object value, int type, int scale) throws SQLException {
        run(() -> {
            writable();
            columns.checkNumber(column);
            if (!inserting) {
                written();
            }
            boolean instant = TargetConversion.isInstant(type);
            TypeName target = instant
                    ? TypeName.TIMESTAMP_WITH_TIME_ZONE
                    : columns.type(column - 1).name();
            Object converted = TargetConversion.convert(RuntimeValue.of(value, target), type, scale, zone);
            pending.put(column - 1, converted);
            if (inserting) {
                row(insertedSoFar());
            }
        });
    }

    private @Nullable Object[] insertedSoFar() {
        @Nullable Object[] row = new @Nullable Object[columns.count()];
        pending.forEach((position, value) -> row[position] = value == null ? null : RuntimeValue.plain(value));
        return row;
    }

    private void replace(@Nullable Object[] row) {
        rows.replace(row);
        current = row;
        row(row);
    }

    @Override
    public final void updateRow() throws SQLException {
        run(() -> {
            TableRows target = writable();
            @Nullable Object[] row = written();
            if (!pending.isEmpty()) {
                replace(target.update(row, pending));
                changes.put(rows.number(), Change.UPDATED);
                pending.clear();
            }
        });
    }

    @Override
    public final void deleteRow() throws SQLException {
        run(() -> {
            TableRows target = writable();
            target.delete(written());
            changes.put(rows.number(), Change.DELETED);
            pending.clear();
            current = null;
            row(null);
        });
    }

    @Override
    public final void insertRow() throws SQLException {
        run(() -> {
            TableRows target = writable();
            if (!inserting) {
                throw SqlExceptions.error(
                        ErrorCode.INVALID_CURSOR_STATE,
                        "The result does not stand on the row to insert: call moveToInsertRow first");
            }
            target.insert(pending);
            pending.clear();
            row(insertedSoFar());
        });
    }

    @Override
    public final void refreshRow() throws SQLException {
        run(() -> {
            TableRows target = writable();
            if (rows instanceof ForwardNavigation) {
                throw SqlExceptions.error(
                        ErrorCode.INVALID_CURSOR_STATE, "Only rows of a scrollable result can be refreshed");
            }
            replace(target.read(written()));
            pending.clear();
        });
    }

    @Override
    public final void cancelRowUpdates() throws SQLException {
        run(() -> {
            writable();
            written();
            pending.clear();
        });
    }

    @Override
    public final void moveToInsertRow() throws SQLException {
        run(() -> {
            writable();
            inserting = true;
            pending.clear();
            row(insertedSoFar());
        });
    }

    @Override
    public final void moveToCurrentRow() throws SQLException {
        run(() -> {
            writable();
            if (inserting) {
                inserting = false;
                pending.clear();
                row(current);
            }
        });
    }

    @Override
    public final boolean rowUpdated() throws SQLException {
        return call(() -> changes.get(rows.number()) == Change.UPDATED);
    }

    /** What is inserted does not appear in the result. */
    @Override
    public final boolean rowInserted() throws SQLException {
        checkOpen();
        return false;
    }

    @Override
    public final boolean rowDeleted() throws SQLException {
        return call(() -> changes.get(rows.number()) == Change.DELETED);
    }
}
