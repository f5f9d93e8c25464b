package io.nonrel.exec;

import org.jspecify.annotations.Nullable;

/**
 * Counts the work of one emulation in one cursor. Registers the emulation when made, and passes its counts on in portions,
 * since {@link Notices} is too dear to be told of each row. Does nothing for an operator that emulates nothing.
 */
public final class EmulationCount {

    private static final int PORTION = 512;

    private final Notices notices;
    private @Nullable Emulation emulation;
    private final boolean callsCount;
    private long rows;
    private long calls;

    private EmulationCount(Execution execution, @Nullable Emulation emulation, boolean callsCount) {
        this.notices = execution.notices();
        this.emulation = emulation;
        this.callsCount = callsCount;
        if (emulation != null) {
            notices.emulate(emulation, 0, callsCount ? 0 : -1);
        }
    }

    /** For an emulation that is told in rows alone. */
    public static EmulationCount ofRows(Execution execution, @Nullable Emulation emulation) {
        return new EmulationCount(execution, emulation, false);
    }

    /** For an emulation that is told in rows and store calls. */
    public static EmulationCount ofCalls(Execution execution, @Nullable Emulation emulation) {
        return new EmulationCount(execution, emulation, true);
    }

    /** Counts a row. */
    public void row() {
        if (++rows == PORTION) {
            flush();
        }
    }

    /** Counts store calls. */
    public void calls(long more) {
        calls += more;
    }

    /** Says of what is counted from now on, and of what was, what it has turned out to be. */
    public void restate(String what) {
        if (emulation != null) {
            flush();
            Emulation done = new Emulation(emulation.code(), what, emulation.table(), emulation.remedy());
            notices.restate(emulation, done);
            emulation = done;
        }
    }

    /** Passes on what was counted; to be called at the end of the rows and at close. */
    public void flush() {
        if (emulation != null && (rows > 0 || calls > 0)) {
            notices.emulate(emulation, rows, callsCount ? calls : -1);
        }
        rows = 0;
        calls = 0;
    }
}
