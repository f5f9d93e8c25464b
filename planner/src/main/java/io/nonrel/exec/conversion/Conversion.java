package io.nonrel.exec.conversion;

import io.nonrel.exec.Environment;

/** Makes a value of one type from a value of another; NULL never gets here. Immutable and thread-safe. */
@FunctionalInterface
public interface Conversion {

    /** Gives the value as it is. */
    Conversion IDENTITY = (value, environment) -> value;

    /**
     * The value in the other type.
     *
     * @throws io.nonrel.spi.NonrelException for a value that the other type doesn't have
     */
    Object convert(Object value, Environment environment);

    /** This one, then another. */
    default Conversion then(Conversion next) {
        return (value, environment) -> next.convert(convert(value, environment), environment);
    }
}
