package io.nonrel.jdbc;

import io.nonrel.spi.Notice;
import io.nonrel.spi.NoticeCode;
import java.sql.SQLWarning;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells how a statement was answered where the store could not do it alone. The vendor code is the number of its kind, the
 * SQLState {@code 01N} and its last two digits. Immutable.
 */
public final class EmulationWarning extends SQLWarning {

    private static final long serialVersionUID = 1L;

    private final NoticeCode kind;
    private final @Nullable String table;
    private final long rows;
    private final long storeCalls;
    private final @Nullable String remedy;

    EmulationWarning(Notice notice) {
        super(notice.message(), notice.code().sqlState(), notice.code().number());
        this.kind = notice.code();
        this.table = notice.table();
        this.rows = notice.rows();
        this.storeCalls = notice.storeCalls();
        this.remedy = notice.remedy();
    }

    /** What was done. */
    public NoticeCode kind() {
        return kind;
    }

    /** The table concerned, if one is. */
    public Optional<String> table() {
        return Optional.ofNullable(table);
    }

    /** How many rows were examined, sorted, joined …; -1 when that doesn't apply. */
    public long rows() {
        return rows;
    }

    /** How many store calls were made; -1 when that doesn't apply. */
    public long storeCalls() {
        return storeCalls;
    }

    /** A statement that would remove the cause, if there is one. */
    public Optional<String> remedy() {
        return Optional.ofNullable(remedy);
    }
}
