package io.nonrel.exec;

import java.time.Instant;
import java.time.ZoneId;

/**
 * What expressions may know of the session, fixed for one execution. Immutable.
 *
 * @param now the statement's time: every CURRENT_TIMESTAMP in it is the same
 * @param zone the session's time zone
 * @param user what CURRENT_USER gives
 * @param schema what CURRENT_SCHEMA gives
 * @param catalog what CURRENT_CATALOG gives
 * @param sequences for NEXT VALUE FOR
 */
public record Environment(Instant now, ZoneId zone, String user, String schema, String catalog, Sequences sequences) {}
