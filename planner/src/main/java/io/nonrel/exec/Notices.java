package io.nonrel.exec;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Notice;
import io.nonrel.spi.NoticeCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one execution has to tell: emulations with their counts so far, and what the store reported. Thread-safe. */
public final class Notices {

    private final Map<Emulation, long[]> emulations = new LinkedHashMap<>();
    private final List<Notice> reported = new ArrayList<>();
    private Set<NoticeCode> refused = Set.of();
    private List<@Nullable Object> literals = List.of();

    /** Says which literals of the statement its plan calls ?0, ?1 and so on. */
    public synchronized void nameLiterals(List<@Nullable Object> values) {
        literals = values;
    }

    /** Makes emulations of these kinds fail when they are registered. */
    public synchronized void refuse(Set<NoticeCode> codes) {
        refused = Set.copyOf(codes);
    }

    /**
     * Adds to the counts of an emulation; the first call registers it.
     *
     * @param rows more rows, -1 when rows don't apply
     * @param storeCalls more store calls, -1 when they don't apply
     * @throws io.nonrel.spi.NonrelException {@link ErrorCode#EMULATION_REFUSED}
     */
    public synchronized void emulate(Emulation emulation, long rows, long storeCalls) {
        if (refused.contains(emulation.code())) {
            throw refusal(emulation.naming(literals));
        }
        long[] counts = emulations.computeIfAbsent(emulation, e -> new long[] {-1, -1});
        counts[0] = add(counts[0], rows);
        counts[1] = add(counts[1], storeCalls);
    }

    /** Says something else of an emulation than what was expected of it when it was registered; the counts stay. */
    synchronized void restate(Emulation expected, Emulation done) {
        long[] counts = emulations.remove(expected);
        if (counts != null) {
            emulations.merge(done, counts, (a, b) -> new long[] {add(a[0], b[0]), add(a[1], b[1])});
        }
    }

    /** Takes a notice from a store; the same notice again is dropped. */
    public synchronized void report(Notice notice) {
        if (!reported.contains(notice)) {
            reported.add(notice);
        }
    }

    /** All notices with the numbers so far. */
    public synchronized List<Notice> list() {
        List<Notice> all = new ArrayList<>(emulations.size() + reported.size());
        emulations.forEach(
                (emulation, counts) -> all.add(emulation.naming(literals).notice(counts[0], counts[1])));
        all.addAll(reported);
        return all;
    }

    /** The error for an emulation that the session refuses. */
    public static NonrelException refusal(Emulation emulation) {
        NoticeCode code = emulation.code();
        return ErrorCode.EMULATION_REFUSED
                .error(
                        "%s (warning %d %s), and nonrel.emulation makes that an error%s",
                        emulation.what(),
                        code.number(),
                        code,
                        emulation.remedy() == null ? "" : ". Remedy: " + emulation.remedy())
                .with("notice", code);
    }

    private static long add(long sum, long more) {
        return more < 0 ? sum : Math.max(sum, 0) + more;
    }
}
