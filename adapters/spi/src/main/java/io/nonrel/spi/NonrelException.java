package io.nonrel.spi;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one exception inside the driver; the JDBC layer turns it into the fitting SQLException. Made by {@link
 * ErrorCode#error}.
 */
public final class NonrelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final LinkedHashMap<String, Serializable> facts = new LinkedHashMap<>();

    NonrelException(ErrorCode code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** What kind of error. */
    public ErrorCode code() {
        return code;
    }

    /** Adds a fact that code may ask for, for example {@code constraint}: its text where it can't be serialized; returns this. */
    public NonrelException with(String name, Object value) {
        facts.put(name, value instanceof Serializable kept ? kept : value.toString());
        return this;
    }

    /** The fact of that name, or null. */
    public @Nullable Object fact(String name) {
        return facts.get(name);
    }

    /** All facts in the order they were added. */
    public Map<String, Object> facts() {
        return Collections.unmodifiableMap(facts);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
