package io.nonrel.spi;

import java.util.Set;

/**
 * A statement in a store's own language, as {@link NativeLanguage#read} understood it. Immutable.
 *
 * @param text as it was given
 * @param values how many values it has places for
 * @param writes the collections that it may write, none when it only reads
 */
public record NativeStatement(String text, int values, Set<String> writes) {

    public NativeStatement {
        writes = Set.copyOf(writes);
    }
}
