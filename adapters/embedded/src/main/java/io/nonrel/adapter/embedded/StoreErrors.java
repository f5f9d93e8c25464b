package io.nonrel.adapter.embedded;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.io.IOException;
import java.util.Locale;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/** Says in our words what went wrong in the storage engine. Stateless. */
final class StoreErrors {

    private StoreErrors() {}

    /** An error while a database was in use. */
    static NonrelException translate(RuntimeException error, String database) {
        if (error instanceof NonrelException known) {
            return known;
        }
        if (isDiskFull(error)) {
            return ErrorCode.DISK_FULL.error(
                    error, "No space is left for the database %s; what was committed is safe", database);
        }
        if (error instanceof MVStoreException e) {
            return switch (e.getErrorCode()) {
                case DataUtils.ERROR_CLOSED ->
                    ErrorCode.CONNECTION_LOST.error(error, "The database %s was closed", database);
                case DataUtils.ERROR_FILE_CORRUPT, DataUtils.ERROR_CHUNK_NOT_FOUND ->
                    ErrorCode.CORRUPT_STORE.error(
                            error, "The file of the database %s is damaged: %s", database, e.getMessage());
                default ->
                    ErrorCode.STORE_FAILED.error(error, "The database %s reported: %s", database, e.getMessage());
            };
        }
        throw error;
    }

    /** A stored byte that can't be. */
    static NonrelException corrupt(String what) {
        return ErrorCode.CORRUPT_STORE.error("The database's file is damaged: %s; restore it from a backup", what);
    }

    /** Stored bytes that nothing could be made of. */
    static NonrelException corrupt(String what, RuntimeException cause) {
        return ErrorCode.CORRUPT_STORE.error(
                cause, "The database's file is damaged: %s; restore it from a backup", what);
    }

    /** What a tree threw: the storage engine trusts a page's bytes and fails somewhere behind them. */
    static RuntimeException ofTree(RuntimeException error) {
        return error instanceof MVStoreException || error instanceof NonrelException
                ? error
                : corrupt("a page can't be read", error);
    }

    /** Whether the error's cause is a device without space. */
    static boolean isDiskFull(Throwable error) {
        for (@Nullable Throwable t = error; t != null; t = t.getCause()) {
            String message = String.valueOf(t.getMessage()).toLowerCase(Locale.ROOT);
            if (t instanceof IOException
                    && (message.contains("no space left")
                            || message.contains("file too large")
                            || message.contains("disk full")
                            || message.contains("not enough space")
                            || message.contains("quota exceeded"))) {
                return true;
            }
        }
        return false;
    }
}
