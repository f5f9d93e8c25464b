package io.nonrel.adapter.mongodb;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoClientException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoQueryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.bulk.BulkWriteError;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.BsonMaximumSizeExceededException;
import org.jspecify.annotations.Nullable;

/**
 * The server's and the client's errors as the driver's. The number and the name of the server's stay in the message.
 *
 * @see <a href="https://www.mongodb.com/docs/manual/reference/error-codes/">Error codes</a>
 */
final class MongoErrors {

    private static final Pattern INDEX = Pattern.compile(" index: (.+?) dup key");

    private static final Map<Integer, ErrorCode> BY_NUMBER = Map.ofEntries(
            Map.entry(13, ErrorCode.NOT_AUTHORIZED),
            Map.entry(18, ErrorCode.AUTHENTICATION_FAILED),
            Map.entry(26, ErrorCode.UNDEFINED_TABLE),
            Map.entry(48, ErrorCode.DUPLICATE_TABLE),
            Map.entry(50, ErrorCode.TIMEOUT),
            Map.entry(112, ErrorCode.WRITE_CONFLICT),
            Map.entry(171, ErrorCode.INVALID_DEFINITION),
            Map.entry(251, ErrorCode.WRITE_CONFLICT),
            Map.entry(262, ErrorCode.TIMEOUT),
            Map.entry(10_334, ErrorCode.VALUE_TOO_LARGE),
            Map.entry(11_601, ErrorCode.CANCELLED),
            Map.entry(17_419, ErrorCode.VALUE_TOO_LARGE),
            Map.entry(17_420, ErrorCode.VALUE_TOO_LARGE));

    private final String database;

    MongoErrors(String database) {
        this.database = database;
    }

    /** What the caller throws. */
    RuntimeException of(RuntimeException error) {
        if (error instanceof NonrelException) {
            return error;
        }
        if (error instanceof BsonMaximumSizeExceededException) {
            return ErrorCode.VALUE_TOO_LARGE.error(error, "A document is larger than the server takes, which is 16 MB");
        }
        if (error instanceof IllegalStateException) {
            return ErrorCode.CONNECTION_LOST.error(error, "The connection to the database %s was closed", database);
        }
        return error instanceof MongoException e ? of(e) : error;
    }

    private NonrelException of(MongoException error) {
        if (error instanceof MongoInterruptedException) {
            Thread.currentThread().interrupt();
            return ErrorCode.CANCELLED.error(error, "The thread was interrupted while it waited for MongoDB");
        }
        if (error instanceof MongoExecutionTimeoutException || error instanceof MongoOperationTimeoutException) {
            return ErrorCode.TIMEOUT.error(error, "The statement's time is over: MongoDB had not answered yet");
        }
        if (error instanceof MongoSecurityException) {
            return ErrorCode.AUTHENTICATION_FAILED.error(error, "MongoDB refused the credentials: %s", text(error));
        }
        if (error instanceof MongoTimeoutException) {
            return ErrorCode.CONNECTION_LOST.error(error, "MongoDB can't be reached: %s", text(error));
        }
        if (error instanceof MongoSocketException) {
            return ErrorCode.CONNECTION_LOST.error(error, "The connection to MongoDB broke: %s", text(error));
        }
        if (error.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL)) {
            return ErrorCode.WRITE_CONFLICT.error(
                    error,
                    "Another transaction changed the same documents; try the transaction again (%s)",
                    name(error));
        }
        if (ErrorCategory.fromErrorCode(error.getCode()) == ErrorCategory.DUPLICATE_KEY) {
            return duplicate(error, error.getMessage(), 0);
        }
        ErrorCode code = BY_NUMBER.getOrDefault(error.getCode(), ErrorCode.STORE_FAILED);
        return code.error(error, "MongoDB reported: %s", text(error));
    }

    /** What is thrown when the store is opened: nothing was there that could be lost. */
    RuntimeException atOpening(RuntimeException error) {
        RuntimeException known = of(error);
        return known instanceof NonrelException e && e.code() == ErrorCode.CONNECTION_LOST
                ? ErrorCode.CONNECTION_FAILED.error(error, "%s", e.getMessage())
                : known;
    }

    /** The error of one write of several. */
    NonrelException of(BulkWriteError error, MongoException thrown, int position) {
        if (error.getCategory() == ErrorCategory.DUPLICATE_KEY) {
            return duplicate(thrown, error.getMessage(), position);
        }
        ErrorCode code = BY_NUMBER.getOrDefault(error.getCode(), ErrorCode.STORE_FAILED);
        return code.error(thrown, "MongoDB reported error %d: %s", error.getCode(), error.getMessage())
                .with("position", position);
    }

    /** Whether a write lost a race for a new key: the document is there now. */
    static boolean isTakenKey(BulkWriteError error) {
        return error.getCategory() == ErrorCategory.DUPLICATE_KEY
                && indexOf(error.getMessage()).equals("key");
    }

    /** The server's text quotes the values, which belong in no message. */
    private static NonrelException duplicate(MongoException cause, @Nullable String message, int position) {
        String index = indexOf(String.valueOf(message));
        return ErrorCode.UNIQUE_VIOLATION
                .error(
                        cause,
                        index.equals("key")
                                ? "A document with this key is there already (MongoDB error 11000 DuplicateKey)"
                                : "A document with these values is in the unique index " + index
                                        + " already (MongoDB error 11000 DuplicateKey)")
                .with("index", index)
                .with("position", position);
    }

    private static String indexOf(String message) {
        Matcher matcher = INDEX.matcher(message);
        String name = matcher.find() ? matcher.group(1) : "_id_";
        return name.equals("_id_") ? "key" : name;
    }

    private static String text(MongoException error) {
        if (error instanceof MongoCommandException e) {
            return e.getErrorMessage() + " (" + name(e) + ")";
        }
        if (error instanceof MongoQueryException e) {
            return e.getErrorMessage() + " (" + name(e) + ")";
        }
        return error instanceof MongoClientException || error.getCode() <= 0
                ? String.valueOf(error.getMessage())
                : error.getMessage() + " (" + name(error) + ")";
    }

    private static String name(MongoException error) {
        return error instanceof MongoCommandException e && !e.getErrorCodeName().isEmpty()
                ? "error " + e.getErrorCode() + " " + e.getErrorCodeName()
                : "error " + error.getCode();
    }

    /** For errors that change nothing for anybody. */
    void ignored(RuntimeException error) {
        if (!(error instanceof MongoException) && !(error instanceof IllegalStateException)) {
            throw error;
        }
    }
}
