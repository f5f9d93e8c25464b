package io.nonrel.engine.system;

import io.nonrel.spi.Notice;
import io.nonrel.spi.NoticeCode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the statements of a database were warned about, summed for each shape of statement and kind of warning, the least
 * recently seen forgotten first. Thread-safe.
 */
public final class NoticeLog {

    private static final int CAPACITY = 1_000;

    private final Clock clock = Clock.systemUTC();
    private final Map<Key, Sum> sums = new LinkedHashMap<>(16, 0.75f, true);

    private record Key(
            NoticeCode code, String shape, @Nullable String table) {}

    private static final class Sum {
        private long occurrences;
        private long rows;
        private long storeCalls;
        private String message = "";
        private @Nullable String remedy;
        private Instant lastSeen = Instant.EPOCH;
    }

    /**
     * Counts what one run of a statement was warned about.
     *
     * @param shape the statement without its literals
     */
    public synchronized void record(String shape, List<Notice> notices) {
        for (Notice notice : notices) {
            Key key = new Key(notice.code(), shape, notice.table());
            Sum sum = sums.computeIfAbsent(key, k -> new Sum());
            sum.occurrences++;
            sum.rows += Math.max(0, notice.rows());
            sum.storeCalls += Math.max(0, notice.storeCalls());
            sum.message = notice.message();
            sum.remedy = notice.remedy();
            sum.lastSeen = clock.instant();
        }
        while (sums.size() > CAPACITY) {
            sums.remove(sums.keySet().iterator().next());
        }
    }

    synchronized List<@Nullable Object[]> rows() {
        List<@Nullable Object[]> rows = new ArrayList<>(sums.size());
        sums.forEach((key, sum) -> rows.add(new @Nullable Object[] {
            (long) key.code.number(),
            key.code.name(),
            key.shape,
            key.table,
            sum.occurrences,
            sum.rows,
            sum.storeCalls,
            sum.message,
            sum.remedy,
            sum.lastSeen
        }));
        return rows;
    }
}
