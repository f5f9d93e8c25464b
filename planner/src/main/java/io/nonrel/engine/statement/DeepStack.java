package io.nonrel.engine.statement;

import io.nonrel.exec.Cancellation;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Runs work that recurses as deep as a statement is nested. A generated statement with thousands of terms is more than the stack
 * of an ordinary thread holds; for such a one the work is done again by a thread with a larger stack.
 */
final class DeepStack {

    private static final long STACK_BYTES = 128L << 20;

    private DeepStack() {}

    /**
     * The work's result.
     *
     * @param work without effects; done twice when the first stack was too small
     * @throws NonrelException what the work throws; {@link ErrorCode#STATEMENT_TOO_COMPLEX} when no stack is large enough
     */
    static <T> T call(Cancellation cancellation, Supplier<T> work) {
        try {
            return work.get();
        } catch (NonrelException e) {
            if (e.code() != ErrorCode.STATEMENT_TOO_COMPLEX) {
                throw e;
            }
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        result.complete(cancellation.during(work));
                    } catch (RuntimeException | Error e) {
                        result.completeExceptionally(e);
                    }
                },
                "nonrel-deep-statement",
                STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException runtime ? runtime : e;
        }
    }
}
