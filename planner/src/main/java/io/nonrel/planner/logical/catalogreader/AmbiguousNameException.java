package io.nonrel.planner.logical.catalogreader;

import io.nonrel.spi.ErrorCode;
import java.util.List;

/** A name that fits several spellings and none exactly. Thrown without a position, which only the caller knows. */
public final class AmbiguousNameException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String name;
    private final transient List<String> candidates;

    AmbiguousNameException(ErrorCode code, String name, List<String> candidates) {
        super(name + " is ambiguous: "
                + String.join(", ", candidates.stream().sorted().toList()));
        this.code = code;
        this.name = name;
        this.candidates = candidates.stream().sorted().toList();
    }

    /** For tables and schemas, or for columns. */
    public ErrorCode code() {
        return code;
    }

    /** The name as written. */
    public String name() {
        return name;
    }

    /** All that it fits. */
    public List<String> candidates() {
        return candidates;
    }
}
