package io.nonrel.engine.overlay;

import io.nonrel.exec.Cancellation;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Notice;

/** A commit waits for others no longer than the statement that this thread works on; it reads and reports nothing. */
enum CommitWait implements CallContext {
    INSTANCE;

    @Override
    public void checkCancelled() {
        Cancellation.checkCurrentNow();
    }

    @Override
    public long remainingMillis() {
        return CallContext.NONE.remainingMillis();
    }

    @Override
    public int fetchSize() {
        return CallContext.NONE.fetchSize();
    }

    @Override
    public void examined(long rows) {}

    @Override
    public void notice(Notice notice) {}
}
