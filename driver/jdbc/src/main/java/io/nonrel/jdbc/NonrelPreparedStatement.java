package io.nonrel.jdbc;

import io.nonrel.engine.BatchResult;
import io.nonrel.engine.ExecuteOptions.GeneratedKeys;
import io.nonrel.engine.Prepared;
import io.nonrel.jdbc.error.SqlExceptions;
import io.nonrel.jdbc.value.LegacyTemporal;
import io.nonrel.jdbc.value.RuntimeValue;
import io.nonrel.jdbc.value.TargetConversion;
import io.nonrel.planner.ParameterDescriptor;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.sql.Date;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that was parsed once and runs with parameters. */
final class NonrelPreparedStatement extends NonrelStatement implements ParameterSetters {

    private final Prepared prepared;
    private final GeneratedKeys wanted;
    private final TypeName[] types;
    private final boolean[] bound;
    private @Nullable Object[] parameters;
    private List<@Nullable Object[]> sets = new ArrayList<>();
    private ResultColumns columns;

    NonrelPreparedStatement(SessionConnection connection, ResultKind results, Prepared prepared, GeneratedKeys wanted) {
        super(connection, results);
        poolableAtFirst();
        this.prepared = prepared;
        this.wanted = wanted;
        List<ParameterDescriptor> descriptors = prepared.parameters();
        this.types = new TypeName[descriptors.size()];
        for (int i = 0; i < types.length; i++) {
            ParameterDescriptor descriptor = descriptors.get(i);
            types[i] = descriptor.open() ? TypeName.OTHER : descriptor.type().name();
        }
        this.parameters = new @Nullable Object[types.length];
        this.bound = new boolean[types.length];
        this.columns = new ResultColumns(prepared.columns());
    }

    // Execution

    @Override
    public ResultSet executeQuery() throws SQLException {
        return call(() -> {
            Outcomes.mustGiveRows(prepared.kind());
            runOnce();
            return currentRows();
        });
    }

    @Override
    public int executeUpdate() throws SQLException {
        return Outcomes.small(executeLargeUpdate());
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        return call(() -> {
            Outcomes.mustGiveCount(prepared.kind());
            runOnce();
            return currentCount();
        });
    }

    @Override
    public boolean execute() throws SQLException {
        return call(() -> {
            runOnce();
            return gaveRows();
        });
    }

    private void runOnce() throws SQLException {
        // A copy, as the engine keeps the values while rows are read and the caller may bind others meanwhile.
        boolean none = types.length == 0 || !isBound() && !prepared.needsValues();
        @Nullable Object[] values = none ? NO_PARAMETERS : checkedParameters().clone();
        ResultColumns given = execute(prepared, columns, values, options(wanted, begin()));
        if (gaveRows()) {
            columns = given;
        }
    }

    private boolean isBound() {
        for (boolean b : bound) {
            if (!b) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Object[] checkedParameters() throws SQLException {
        for (int i = 0; i < bound.length; i++) {
            if (!bound[i]) {
                throw SqlExceptions.error(
                        ErrorCode.WRONG_PARAMETER_COUNT,
                        "Parameter %d of %d has no value: bind it, or bind NULL",
                        i + 1,
                        bound.length);
            }
        }
        return parameters;
    }

    // Batches

    @Override
    public void addBatch() throws SQLException {
        run(() -> sets.add(checkedParameters().clone()));
    }

    @Override
    public void clearBatch() throws SQLException {
        run(() -> sets.clear());
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        return call(() -> {
            List<@Nullable Object[]> all = sets;
            sets = new ArrayList<>();
            forgetOutcome();
            if (all.isEmpty()) {
                return new long[0];
            }
            try {
                Outcomes.mustGiveCount(prepared.kind());
                BatchResult result = prepared.executeBatch(all, options(wanted, begin()));
                inserted(new InsertedKeys(result.keyColumns(), result.generatedKeys()));
                warnings(new WarningChain(result::notices));
                return result.counts();
            } catch (NonrelException | SQLException e) {
                throw batchFailure(all.size(), e);
            }
        });
    }

    /** What of a failed batch took effect is in the counts: nothing, unless it was more than one commit takes. */
    private static SQLException batchFailure(int size, Exception e) {
        long[] counts = new long[size];
        Arrays.fill(counts, Statement.EXECUTE_FAILED);
        String which = "The batch of " + size + " failed";
        String done = "nothing of the batch was done";
        if (e instanceof NonrelException failure) {
            if (failure.fact("position") instanceof Number position) {
                which = "Parameter set " + (position.longValue() + 1) + " of " + size + " failed";
            }
            boolean partial = failure.fact("partial") != null;
            if (partial) {
                done = "perhaps a part of the batch was done";
            }
            if (failure.fact("done") instanceof long[] committed && committed.length > 0) {
                System.arraycopy(committed, 0, counts, 0, committed.length);
                done = (committed.length == 1 ? "the first was done" : "the first " + committed.length + " were done")
                        + (partial ? ", of the others perhaps some" : "");
            }
        }
        return SqlExceptions.batch(which + ", " + done, counts, SqlExceptions.of(e));
    }

    // Parameters

    private int index(int parameter) throws SQLException {
        checkOpen();
        if (parameter < 1 || parameter > types.length) {
            throw SqlExceptions.error(
                    ErrorCode.INVALID_PARAMETER_INDEX,
                    types.length == 0
                            ? "There is no parameter %d: the statement has none"
                            : "There is no parameter %d: the statement has 1 to %d",
                    parameter,
                    types.length);
        }
        return parameter - 1;
    }

    @Override
    public void bind(int parameter, @Nullable Object value) throws SQLException {
        int i = index(parameter);
        try {
            parameters[i] = RuntimeValue.of(value, types[i]);
        } catch (Throwable e) {
            throw SqlExceptions.of(e);
        }
        bound[i] = true;
    }

    @Override
    public void bindAs(int parameter, @Nullable Object value, int type, int scale) throws SQLException {
        int i = index(parameter);
        try {
            TypeName target = TargetConversion.isInstant(type) ? TypeName.TIMESTAMP_WITH_TIME_ZONE : types[i];
            Object plain = RuntimeValue.of(value, target);
            parameters[i] =
                    TargetConversion.convert(plain, type, scale, connection().zone());
        } catch (Throwable e) {
            throw SqlExceptions.of(e);
        }
        bound[i] = true;
    }

    @Override
    public void setDate(int parameter, @Nullable Date value) throws SQLException {
        bind(parameter, value);
    }

    @Override
    public void setDate(int parameter, @Nullable Date value, @Nullable Calendar calendar) throws SQLException {
        bind(parameter, value == null ? null : LegacyTemporal.toLocalDate(value, calendar));
    }

    @Override
    public void setTime(int parameter, @Nullable Time value) throws SQLException {
        bind(parameter, value);
    }

    @Override
    public void setTime(int parameter, @Nullable Time value, @Nullable Calendar calendar) throws SQLException {
        bind(parameter, value == null ? null : LegacyTemporal.toLocalTime(value, calendar));
    }

    @Override
    public void setTimestamp(int parameter, @Nullable Timestamp value) throws SQLException {
        bind(parameter, value);
    }

    @Override
    public void setTimestamp(int parameter, @Nullable Timestamp value, @Nullable Calendar calendar)
            throws SQLException {
        TypeName type = types[index(parameter)];
        bind(parameter, value == null ? null : RuntimeValue.timestamp(value, calendar, type));
    }

    @Override
    public void clearParameters() throws SQLException {
        run(() -> {
            parameters = new @Nullable Object[types.length];
            Arrays.fill(bound, false);
        });
    }

    // Metadata

    @Override
    public @Nullable ResultSetMetaData getMetaData() throws SQLException {
        // Without columns: a statement that gives a count, or one that nothing is known of before values are bound.
        return callNullable(() -> columns.count() == 0
                ? null
                : new NonrelResultSetMetaData(columns, connection().getCatalog()));
    }

    @Override
    public ParameterMetaData getParameterMetaData() throws SQLException {
        return call(() -> new NonrelParameterMetaData(prepared.parameters()));
    }

    // What JDBC forbids on a prepared statement

    @Override
    public ResultSet executeQuery(String sql) throws SQLException {
        throw preparedAlready();
    }

    @Override
    long update(String sql, GeneratedKeys keys) throws SQLException {
        throw preparedAlready();
    }

    @Override
    boolean any(String sql, GeneratedKeys keys) throws SQLException {
        throw preparedAlready();
    }

    @Override
    public void addBatch(String sql) throws SQLException {
        throw preparedAlready();
    }

    private SQLException preparedAlready() throws SQLException {
        checkOpen();
        return SqlExceptions.error(
                ErrorCode.INVALID_ARGUMENT, "A prepared statement takes no other SQL: use Connection.createStatement");
    }
}
