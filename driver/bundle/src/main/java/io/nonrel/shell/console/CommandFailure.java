package io.nonrel.shell.console;

import org.jspecify.annotations.Nullable;

/** What stops a command and is no error of SQL, such as a missing file; the message is for the user. */
public final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CommandFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
