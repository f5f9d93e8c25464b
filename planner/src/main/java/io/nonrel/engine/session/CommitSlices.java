package io.nonrel.engine.session;

import io.nonrel.engine.BatchResult;
import io.nonrel.engine.SessionSettings;
import io.nonrel.exec.Emulation;
import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Notice;
import io.nonrel.spi.NoticeCode;
import io.nonrel.spi.Store;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A batch that is more than the store takes in one commit, or whose store has no transactions: cut into slices that are
 * committed one after the other. When one fails, what those before it did stays, and the error says so. Used once.
 */
final class CommitSlices {

    static final Emulation SEVERAL_COMMITS = new Emulation(
            NoticeCode.NON_ATOMIC_WRITE, "The batch is more than one commit takes: it became several", null, null);

    private static final int WITHOUT_TRANSACTIONS = 500;

    private final boolean needed;
    private final boolean atomic;
    private int size;

    private CommitSlices(boolean needed, boolean atomic, int size) {
        this.needed = needed;
        this.atomic = atomic;
        this.size = size;
    }

    /** Runs the sets of one slice. */
    interface Run {
        BatchResult run(List<SessionStatement.Bound> slice);
    }

    static CommitSlices of(OpenSession session, int sets) {
        TransactionScope transactions = session.transactions();
        Store store = session.open().store();
        boolean atomic = transactions.hasSavepoints() && !transactions.isBuffer();
        int limit = atomic ? store.mutationsPerCommit() : Math.min(WITHOUT_TRANSACTIONS, store.mutationsPerCommit());
        boolean goesOn = transactions.isOpenEnded() && transactions.hasSavepoints();
        return new CommitSlices(!goesOn && (!atomic || sets > limit), atomic, limit);
    }

    /** Whether the batch has to be cut, or may take effect in part. */
    boolean isNeeded() {
        return needed;
    }

    /** Runs all; the groups are those of one plan each. */
    BatchResult run(List<List<SessionStatement.Bound>> groups, Run run, SessionSettings settings) {
        int total = groups.stream().mapToInt(List::size).sum();
        long[] counts = new long[total];
        List<ColumnDescriptor> keyColumns = List.of();
        List<@Nullable Object[]> keys = new ArrayList<>();
        Set<Notice> notices = new LinkedHashSet<>();
        int done = 0;
        int commits = 0;
        for (List<SessionStatement.Bound> group : groups) {
            int from = 0;
            while (from < group.size()) {
                int to = Math.min(group.size(), from + size);
                try {
                    BatchResult result = run.run(group.subList(from, to));
                    System.arraycopy(result.counts(), 0, counts, done, to - from);
                    keyColumns = result.keyColumns();
                    keys.addAll(result.generatedKeys());
                    notices.addAll(result.notices());
                } catch (NonrelException e) {
                    if (e.code() == ErrorCode.VALUE_TOO_LARGE && to - from > 1 && atomic) {
                        // More is written than the rows themselves.
                        size = (to - from) / 2;
                        continue;
                    }
                    throw failed(e, counts, done);
                }
                commits++;
                done += to - from;
                from = to;
            }
        }
        if (commits > 1 && !settings.quiet()) {
            notices.add(SEVERAL_COMMITS.notice(total, commits));
        }
        return new BatchResult(counts, keyColumns, keys, List.copyOf(notices));
    }

    private NonrelException failed(NonrelException e, long[] counts, int done) {
        int position = e.fact("position") instanceof Number n ? n.intValue() : 0;
        e.with("position", done + position).with("done", Arrays.copyOf(counts, done));
        return atomic ? e : e.with("partial", true);
    }
}
