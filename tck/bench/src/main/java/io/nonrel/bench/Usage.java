package io.nonrel.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What the current thread has used. CPU time, as the machine may be busy with other things.
 *
 * @param nanos CPU time
 * @param bytes allocated
 */
record Usage(double nanos, double bytes) {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** So far. */
    static Usage now() {
        return new Usage(THREADS.getCurrentThreadCpuTime(), THREADS.getCurrentThreadAllocatedBytes());
    }

    /** Since an earlier moment, for each of so many runs. */
    Usage since(Usage start, long runs) {
        return new Usage((nanos - start.nanos) / runs, (bytes - start.bytes) / runs);
    }
}
