package io.nonrel.index;

import io.nonrel.spi.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A look-up as an index defines it. Immutable.
 *
 * @param lookup what is looked up
 * @param pattern the regular expression of {@link Lookup#REGEX} and {@link Lookup#IREGEX}, null for all others
 */
public record LookupDefinition(Lookup lookup, @Nullable String pattern) {

    private static final int HASH_DIGITS = 12;

    /** @throws io.nonrel.spi.NonrelException {@link ErrorCode#INVALID_REGEX} when the pattern can't be read */
    public LookupDefinition {
        if (lookup.hasPattern() != (pattern != null)) {
            throw new IllegalArgumentException(lookup + " with pattern " + pattern);
        }
        if (pattern != null) {
            compile(pattern, lookup);
        }
    }

    /** A look-up without a pattern. */
    public static LookupDefinition of(Lookup lookup) {
        return new LookupDefinition(lookup, null);
    }

    /** As REGEXP_LIKE reads it. */
    static Pattern compile(String pattern, Lookup lookup) {
        try {
            return Pattern.compile(
                    pattern, lookup == Lookup.IREGEX ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
        } catch (PatternSyntaxException e) {
            throw ErrorCode.INVALID_REGEX.error(e, "'%s' is no regular expression: %s", pattern, e.getDescription());
        }
    }

    /** The word in the names of its fields: patterns differ by a hash, so that no two share a field. */
    String word() {
        if (pattern == null) {
            return lookup.word();
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(pattern.getBytes(StandardCharsets.UTF_8));
            return lookup.word() + "_" + HexFormat.of().formatHex(hash).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256", e);
        }
    }

    /** As in CREATE INDEX. */
    @Override
    public String toString() {
        return pattern == null ? lookup.name() : lookup.name() + " '" + pattern.replace("'", "''") + "'";
    }
}
