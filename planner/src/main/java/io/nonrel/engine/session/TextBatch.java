package io.nonrel.engine.session;

import io.nonrel.engine.BatchResult;
import io.nonrel.engine.ExecuteOptions;
import io.nonrel.engine.statement.Compiled;
import io.nonrel.exec.Environment;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Texts of a batch that differ in literals only, run as one statement with many sets of values. Only where nobody can tell it
 * from running them one after the other: what they write doesn't meet, and when one of them fails nothing of it is done, so that
 * they can be run singly, up to that one. Used once, under the session's lock.
 */
final class TextBatch {

    private static final int MOST = 500;

    /** It isn't known what was done, or the caller wants no more of it. */
    private static final Set<ErrorCode> FINAL = EnumSet.of(
            ErrorCode.CANCELLED,
            ErrorCode.TIMEOUT,
            ErrorCode.CONNECTION_CLOSED,
            ErrorCode.CONNECTION_LOST,
            ErrorCode.CORRUPT_STORE,
            ErrorCode.STORE_FAILED);

    private final OpenSession session;
    private final ExecuteOptions options;

    TextBatch(OpenSession session, ExecuteOptions options) {
        this.session = session;
        this.options = options;
    }

    /**
     * Runs the first texts that go together.
     *
     * @return empty when the first one is to be run by itself; nothing was done then
     */
    Optional<BatchResult> run(List<String> texts) {
        if (texts.size() < 2 || !canUndo()) {
            return Optional.empty();
        }
        Environment environment = session.environment();
        long version = session.catalog().version();
        List<SessionStatement.Bound> together = together(texts);
        while (together.size() >= 2) {
            try {
                return Optional.of(new BatchRun(session, new StatementText(texts.get(0)), options, environment, version)
                        .run(together));
            } catch (NonrelException e) {
                if (FINAL.contains(e.code())) {
                    throw e;
                }
                // Those before the one that failed; where it isn't known which one that was, half of them.
                int failed = e.fact("position") instanceof Number n ? n.intValue() : 0;
                together = together.subList(0, failed > 0 ? failed : together.size() / 2);
            } catch (PlanOutdatedException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private boolean canUndo() {
        TransactionScope transactions = session.transactions();
        return transactions.hasSavepoints() && (!transactions.isBuffer() || transactions.isOpenEnded());
    }

    private List<SessionStatement.Bound> together(List<String> texts) {
        int most = Math.min(MOST, session.open().store().mutationsPerCommit());
        List<SessionStatement.Bound> together = new ArrayList<>();
        Compiled first = null;
        for (String text : texts) {
            SharedPlan plan = together.size() < most ? SharedPlan.find(session, text) : null;
            boolean fits = plan != null
                    && (first == null || plan.compiled() == first)
                    && plan.compiled() instanceof Compiled.OfWrite write
                    && write.plan().isSameTogether();
            if (plan == null || !fits) {
                break;
            }
            first = plan.compiled();
            together.add(new SessionStatement.Bound(first, plan.values(), plan.written()));
        }
        return together;
    }
}
