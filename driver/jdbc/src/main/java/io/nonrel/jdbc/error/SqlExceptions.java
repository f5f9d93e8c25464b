package io.nonrel.jdbc.error;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.sql.BatchUpdateException;
import java.sql.ClientInfoStatus;
import java.sql.SQLClientInfoException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import java.sql.SQLWarning;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes every SQLException of the driver, of the JDBC 4 class that its SQLState asks for. */
public final class SqlExceptions {

    /** SQLState of a broken invariant. */
    private static final String BUG = "HY000";

    /** SQLState of a warning that is no emulation. */
    private static final String GENERAL_WARNING = "01000";

    private SqlExceptions() {}

    /**
     * What a public method throws for whatever was thrown below.
     *
     * @throws VirtualMachineError as it came, but for a stack overflow: that is a statement nested too deeply
     */
    public static SQLException of(Throwable thrown) {
        if (thrown instanceof SQLException e) {
            return e;
        }
        if (thrown instanceof NonrelException e) {
            return of(e.code(), e.getMessage(), e);
        }
        if (thrown instanceof StackOverflowError) {
            ErrorCode code = ErrorCode.STATEMENT_TOO_COMPLEX;
            return of(code, "The statement is nested too deeply: split it, or raise the thread's stack size", thrown);
        }
        if (thrown instanceof VirtualMachineError e) {
            throw e;
        }
        String message = "This is a bug in nonrel, please report it with the statement and this stack trace: " + thrown;
        return new SQLException(message, BUG, thrown);
    }

    /** An error with a {@link String#format} message. */
    public static SQLException error(ErrorCode code, String message, @Nullable Object... arguments) {
        return of(code.error(message, arguments));
    }

    /** An error in place of another whose text must not be shown. */
    public static SQLException withoutCause(ErrorCode code, String message) {
        return of(code, message, null);
    }

    /**
     * A feature that is not there. The SQLState is HYC00: for 0A000 pools drop the connection.
     *
     * @param what the feature as the subject of a sentence, singular
     */
    public static SQLFeatureNotSupportedException unsupported(String what) {
        return new SQLFeatureNotSupportedException(what + " is not supported", ErrorCode.UNSUPPORTED.sqlState());
    }

    /**
     * A batch that stopped.
     *
     * @param counts what each command did
     * @param cause why; also given as the next exception, which is where clients look
     */
    public static BatchUpdateException batch(String message, long[] counts, SQLException cause) {
        BatchUpdateException e = new BatchUpdateException(
                message + ": " + cause.getMessage(), cause.getSQLState(), cause.getErrorCode(), counts, cause);
        e.setNextException(cause);
        return e;
    }

    /** What the client info methods throw. */
    public static SQLClientInfoException clientInfo(SQLException cause, Iterable<String> names) {
        Map<String, ClientInfoStatus> failed = new LinkedHashMap<>();
        names.forEach(name -> failed.put(name, ClientInfoStatus.REASON_UNKNOWN));
        return new SQLClientInfoException(cause.getMessage(), cause.getSQLState(), cause.getErrorCode(), failed, cause);
    }

    /** A warning that is no emulation. */
    public static SQLWarning warning(String message) {
        return new SQLWarning(message, GENERAL_WARNING);
    }

    private static SQLException of(ErrorCode code, String message, @Nullable Throwable cause) {
        String state = code.sqlState();
        return switch (code) {
            case CONNECTION_FAILED, STORE_LOCKED -> new SQLTransientConnectionException(message, state, cause);
            case UNSUPPORTED -> new SQLFeatureNotSupportedException(message, state, cause);
            case TIMEOUT -> new SQLTimeoutException(message, state, cause);
            case CANCELLED -> new SQLTransientException(message, state, cause);
            case UNDEFINED_SCHEMA, WRONG_NUMBER_OF_VALUES -> new SQLSyntaxErrorException(message, state, cause);
            case CARDINALITY_VIOLATION -> new SQLDataException(message, state, cause);
            default -> byClass(state, message, cause);
        };
    }

    private static SQLException byClass(String state, String message, @Nullable Throwable cause) {
        return switch (state.substring(0, 2)) {
            case "08" -> new SQLNonTransientConnectionException(message, state, cause);
            case "22" -> new SQLDataException(message, state, cause);
            case "23" -> new SQLIntegrityConstraintViolationException(message, state, cause);
            case "28" -> new SQLInvalidAuthorizationSpecException(message, state, cause);
            case "40" -> new SQLTransactionRollbackException(message, state, cause);
            case "42" -> new SQLSyntaxErrorException(message, state, cause);
            default -> new SQLNonTransientException(message, state, cause);
        };
    }
}
