package io.nonrel.jdbc;

import io.nonrel.jdbc.error.SqlExceptions;
import io.nonrel.spi.ErrorCode;
import java.sql.SQLException;
import java.sql.Wrapper;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What connections, statements and results have in common. Their public methods run through {@link #call} and {@link #run},
 * which hold the connection's lock, check that the object is open and let nothing but SQLExceptions out.
 */
abstract class JdbcObject implements Wrapper {

    /** The body of a method with a result. */
    interface Work<T> {
        T run() throws SQLException;
    }

    /** The body of a method whose result may be null. */
    interface NullableWork<T> {
        @Nullable
        T run() throws SQLException;
    }

    /** The body of a method without a result. */
    interface Action {
        void run() throws SQLException;
    }

    /** The connection that it belongs to, or itself. */
    abstract SessionConnection connection();

    /** The connection's lock. */
    final ReentrantLock lock() {
        return connection().ownLock();
    }

    /** What is thrown for whatever was thrown below; the connection learns of it. */
    final SQLException failure(Throwable thrown) {
        SQLException failure = SqlExceptions.of(thrown);
        connection().failed(failure);
        return failure;
    }

    /** Throws when the object, or one that it belongs to, is closed. */
    abstract void checkOpen() throws SQLException;

    final <T> T call(Work<T> work) throws SQLException {
        ReentrantLock lock = lock();
        lock.lock();
        try {
            checkOpen();
            return work.run();
        } catch (Throwable e) {
            throw failure(e);
        } finally {
            lock.unlock();
        }
    }

    final <T> @Nullable T callNullable(NullableWork<T> work) throws SQLException {
        ReentrantLock lock = lock();
        lock.lock();
        try {
            checkOpen();
            return work.run();
        } catch (Throwable e) {
            throw failure(e);
        } finally {
            lock.unlock();
        }
    }

    final void run(Action action) throws SQLException {
        ReentrantLock lock = lock();
        lock.lock();
        try {
            checkOpen();
            action.run();
        } catch (Throwable e) {
            throw failure(e);
        } finally {
            lock.unlock();
        }
    }

    /** Refuses null where JDBC needs a value. */
    static <T> T required(@Nullable T argument, String name) throws SQLException {
        if (argument == null) {
            throw SqlExceptions.error(ErrorCode.INVALID_ARGUMENT, "The argument '%s' is null", name);
        }
        return argument;
    }

    /** Refuses negative numbers. */
    static void notNegative(long argument, String name) throws SQLException {
        if (argument < 0) {
            throw SqlExceptions.error(ErrorCode.INVALID_ARGUMENT, "The %s %d is negative", name, argument);
        }
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (required(type, "type").isInstance(this)) {
            return type.cast(this);
        }
        throw SqlExceptions.error(
                ErrorCode.INVALID_ARGUMENT, "%s wraps no %s", getClass().getSimpleName(), type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return required(type, "type").isInstance(this);
    }
}
