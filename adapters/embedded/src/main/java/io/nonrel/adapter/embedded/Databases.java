package io.nonrel.adapter.embedded;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * The databases that are open in this process: a name in memory or a file is one database for all stores, whatever their
 * settings. Thread-safe.
 */
final class Databases {

    private static final Map<Locator, Shared> OPEN = new HashMap<>();

    private Databases() {}

    /** A claim on a database. */
    static final class Shared {

        private final Locator locator;
        private final Database database;
        private volatile int users;
        private boolean keep;

        private Shared(Locator locator, Database database) {
            this.locator = locator;
            this.database = database;
        }

        Database database() {
            return database;
        }

        /** How many claims there are. */
        int users() {
            return users;
        }

        /** Gives the claim up; the last one closes the database. Once for each claim. */
        void release() {
            synchronized (OPEN) {
                users--;
                if (users == 0 && !keep) {
                    OPEN.remove(locator);
                    database.close();
                }
            }
        }
    }

    /** A claim on the database at that place, which is opened or created when it isn't open. */
    static Shared open(Locator locator, EmbeddedSettings settings) {
        synchronized (OPEN) {
            Shared shared = OPEN.get(locator);
            if (shared == null) {
                shared = new Shared(locator, create(locator, settings));
                OPEN.put(locator, shared);
            }
            shared.users++;
            shared.keep |= settings.keep() && locator instanceof Locator.Memory;
            return shared;
        }
    }

    private static Database create(Locator locator, EmbeddedSettings settings) {
        if (locator instanceof Locator.File file) {
            return openFile(file, settings);
        }
        return new Database(locator.toString(), new MVStore.Builder().open(), Durability.Mode.MEMORY, null);
    }

    private static Database openFile(Locator.File file, EmbeddedSettings settings) {
        Path path = file.path();
        long closedVersion = prepare(path);
        MVStore store;
        try {
            if (closedVersion < 0 && !isEmpty(path)) {
                StoreFile.mend(path);
            }
            store = StoreFile.open(path);
        } catch (MVStoreException e) {
            throw openFailed(path, e);
        }
        boolean opened = false;
        try {
            if (store.getCurrentVersion() < closedVersion) {
                throw ErrorCode.CORRUPT_STORE.error(
                        "The file %s is damaged: its end is missing or unreadable; restore it from a backup", path);
            }
            Database database = new Database(file.toString(), store, settings.durability(), path);
            opened = true;
            return database;
        } catch (MVStoreException e) {
            throw openFailed(path, e);
        } finally {
            if (!opened) {
                store.closeImmediately();
            }
        }
    }

    private static boolean isEmpty(Path path) {
        try {
            return !Files.exists(path) || Files.size(path) == 0;
        } catch (IOException e) {
            throw ErrorCode.CONNECTION_FAILED.error(e, "The file %s can't be read: %s", path, e);
        }
    }

    /** Checks what can be checked before; returns the version with which the file was closed. */
    private static long prepare(Path path) {
        try {
            Path parent = path.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
        } catch (IOException e) {
            throw ErrorCode.CONNECTION_FAILED.error(e, "The folder of %s can't be made: %s", path, e);
        }
        if (Files.isDirectory(path)) {
            throw ErrorCode.CONNECTION_FAILED.error(
                    "%s is a folder; an embedded database needs a file, for example %s", path, path.resolve("data.db"));
        }
        if (Files.exists(path) && !Files.isReadable(path)) {
            throw ErrorCode.CONNECTION_FAILED.error("The file %s can't be read by this user", path);
        }
        if (Files.exists(path) && !Files.isWritable(path)) {
            throw ErrorCode.STORE_READ_ONLY.error("The file %s can't be written by this user", path);
        }
        try {
            return FileHeader.closedVersion(path);
        } catch (IOException e) {
            throw ErrorCode.CONNECTION_FAILED.error(e, "The file %s can't be read: %s", path, e);
        }
    }

    private static NonrelException openFailed(Path path, MVStoreException e) {
        return switch (e.getErrorCode()) {
            case DataUtils.ERROR_FILE_LOCKED ->
                ErrorCode.STORE_LOCKED.error(
                        e,
                        "The database %s is open in another process; close it there, or connect to another file",
                        path);
            case DataUtils.ERROR_FILE_CORRUPT, DataUtils.ERROR_CHUNK_NOT_FOUND, DataUtils.ERROR_UNSUPPORTED_FORMAT ->
                ErrorCode.CORRUPT_STORE.error(
                        e, "The file %s is damaged or no nonrel database: %s", path, e.getMessage());
            default ->
                StoreErrors.isDiskFull(e)
                        ? ErrorCode.DISK_FULL.error(e, "No space is left for the database %s", path)
                        : ErrorCode.CONNECTION_FAILED.error(
                                e, "The database %s can't be opened: %s", path, e.getMessage());
        };
    }
}
