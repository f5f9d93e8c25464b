package io.nonrel.engine;

import io.nonrel.exec.Limits;
import io.nonrel.spi.NoticeCode;
import io.nonrel.spi.Settings;
import java.time.ZoneId;
import java.util.Set;

/**
 * What a session was opened with. Immutable.
 *
 * @param user name of the user, empty for none
 * @param schema where unqualified names are looked up first
 * @param zone the session's time zone
 * @param limits how much work a statement may cause
 * @param fetchSize rows fetched at a time unless a statement says otherwise
 * @param timeoutMillis time a statement may take unless it says otherwise, 0 for no limit
 * @param quiet notices are counted but not given to statements
 * @param refused notices that are errors before the store is asked
 * @param pushDown whether stores do more than read whole tables
 * @param maxPropagation rows whose copies a transaction brings up to date itself, 0 for no limit
 * @param writeBuffer whether writes wait for the commit where the store has no transactions
 */
public record SessionSettings(
        String user,
        String schema,
        ZoneId zone,
        Limits limits,
        int fetchSize,
        long timeoutMillis,
        boolean quiet,
        Set<NoticeCode> refused,
        boolean pushDown,
        long maxPropagation,
        boolean writeBuffer) {
    public SessionSettings {
        refused = Set.copyOf(refused);
    }

    /**
     * The settings of a session from the properties of a connection; what is not set has its default.
     *
     * @throws io.nonrel.spi.NonrelException {@link io.nonrel.spi.ErrorCode#INVALID_PROPERTY} naming what would work
     */
    public static SessionSettings of(Settings settings) {
        return new SettingsReader(settings).read();
    }
}
