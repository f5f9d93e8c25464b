package io.nonrel.exec;

import io.nonrel.spi.Notice;
import io.nonrel.spi.NoticeCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something the driver does because the store can't: known when the plan is made, counted while it runs. Immutable.
 *
 * @param code what kind
 * @param what one clause with table and column names, for example {@code ORDER BY name is sorted in memory}
 * @param table the table concerned, null when none is
 * @param remedy a statement that would remove the cause, null when there is none
 */
public record Emulation(
        NoticeCode code,
        String what,
        @Nullable String table,
        @Nullable String remedy) {

    /** The same in a statement whose literals its plan calls ?0, ?1 and so on. */
    public Emulation naming(List<@Nullable Object> literals) {
        return literals.isEmpty() ? this : new Emulation(code, LiteralNames.in(what, literals), table, remedy);
    }

    /**
     * The notice with the numbers of a run.
     *
     * @param rows rows it worked on, -1 when that doesn't apply
     * @param storeCalls store calls it made, -1 when that doesn't apply
     */
    public Notice notice(long rows, long storeCalls) {
        StringBuilder message = new StringBuilder(what);
        if (rows >= 0) {
            append(message.append(": "), rows).append(rows == 1 ? " row" : " rows");
        }
        if (storeCalls >= 0) {
            append(message.append(rows >= 0 ? ", " : ": "), storeCalls)
                    .append(storeCalls == 1 ? " store call" : " store calls");
        }
        if (remedy != null) {
            message.append(". Remedy: ").append(remedy);
        }
        return new Notice(code, message.toString(), table, rows, storeCalls, remedy);
    }

    /** Digits in groups of three. Not by a Formatter, which takes longer than many a statement that has a notice. */
    private static StringBuilder append(StringBuilder text, long number) {
        int start = text.length();
        text.append(number);
        for (int i = text.length() - 3; i > start; i -= 3) {
            text.insert(i, ',');
        }
        return text;
    }
}
