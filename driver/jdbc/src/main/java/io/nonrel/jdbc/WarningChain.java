package io.nonrel.jdbc;

import io.nonrel.jdbc.error.SqlExceptions;
import io.nonrel.spi.Notice;
import io.nonrel.spi.NoticeCode;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The warnings of one object: its own, then the notices of an execution, asked for anew on each look so that their numbers are
 * those of the moment. What was cleared does not come back with other numbers. Thread-safe.
 */
final class WarningChain {

    /** What stays the same in a notice while its numbers grow. */
    private record Topic(
            NoticeCode code,
            @Nullable String table,
            @Nullable String remedy,
            String clause) {
        static Topic of(Notice notice) {
            String message = notice.message();
            int numbers = message.lastIndexOf(": ");
            String clause = numbers < 0 ? message : message.substring(0, numbers);
            return new Topic(notice.code(), notice.table(), notice.remedy(), clause);
        }
    }

    private final Supplier<List<Notice>> notices;
    private final List<Supplier<SQLWarning>> own = new ArrayList<>();
    private final Set<Topic> cleared = new HashSet<>();
    private List<Notice> shown = List.of();
    private @Nullable SQLWarning first;

    /** A chain over an execution. */
    WarningChain(Supplier<List<Notice>> notices) {
        this.notices = notices;
    }

    /** A chain that has only what is added. */
    WarningChain() {
        this(List::of);
    }

    /** Adds a warning of the object's own. */
    synchronized void add(String message) {
        own.add(() -> SqlExceptions.warning(message));
        first = null;
    }

    /** Adds notices that were given to the object itself. */
    synchronized void add(List<Notice> given) {
        given.forEach(notice -> own.add(() -> new EmulationWarning(notice)));
        first = given.isEmpty() ? first : null;
    }

    /** The first warning with the others behind it, null for none. The same object until something changes. */
    synchronized @Nullable SQLWarning first() {
        List<Notice> now = notices.get();
        if (first == null || !now.equals(shown)) {
            shown = List.copyOf(now);
            first = build();
        }
        return first;
    }

    /** Forgets what there is; what is new after that is shown. */
    synchronized void clear() {
        for (Notice notice : notices.get()) {
            cleared.add(Topic.of(notice));
        }
        own.clear();
        first = null;
    }

    private @Nullable SQLWarning build() {
        SQLWarning head = null;
        SQLWarning last = null;
        for (SQLWarning warning : warnings()) {
            if (last == null) {
                head = warning;
            } else {
                last.setNextWarning(warning);
            }
            last = warning;
        }
        return head;
    }

    private List<SQLWarning> warnings() {
        List<SQLWarning> all = new ArrayList<>();
        own.forEach(warning -> all.add(warning.get()));
        for (Notice notice : shown) {
            if (cleared.isEmpty() || !cleared.contains(Topic.of(notice))) {
                all.add(new EmulationWarning(notice));
            }
        }
        return all;
    }
}
