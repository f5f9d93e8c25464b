package io.nonrel.adapter.embedded;

import org.jspecify.annotations.Nullable;

/**
 * Makes durable what is committed when the virtual machine ends in order and nobody closed the database. Removed when the
 * database is closed, so that it holds nothing after that.
 */
final class ExitFlush {

    private final Thread hook;

    private ExitFlush(Thread hook) {
        this.hook = hook;
    }

    /** Null when the virtual machine is ending already. */
    static @Nullable ExitFlush register(Database database) {
        Thread hook = new Thread(database::flush, "nonrel-embedded-exit");
        // The creator's class loader must not live as long as the virtual machine.
        hook.setContextClassLoader(null);
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            return new ExitFlush(hook);
        } catch (IllegalStateException e) {
            return null;
        }
    }

    static void remove(@Nullable ExitFlush flush) {
        if (flush == null) {
            return;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(flush.hook);
        } catch (IllegalStateException e) {
            // The virtual machine is ending: the hook finds the database closed, or closes nothing.
        }
    }
}
