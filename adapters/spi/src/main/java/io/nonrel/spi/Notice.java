package io.nonrel.spi;

import org.jspecify.annotations.Nullable;

/**
 * Something the user must know about how a statement is answered; becomes an SQLWarning. Immutable.
 *
 * @param code what it is
 * @param message one sentence with the facts and numbers; never a value that a user bound
 * @param table the table concerned, null when none is
 * @param rows how many rows were examined, sorted, joined …; -1 when that isn't known or doesn't apply
 * @param storeCalls how many store calls; -1 when that isn't known or doesn't apply
 * @param remedy a statement that would remove the cause, null when there is none
 */
public record Notice(
        NoticeCode code,
        String message,
        @Nullable String table,
        long rows,
        long storeCalls,
        @Nullable String remedy) {}
