package io.nonrel.exec.function;

import org.jspecify.annotations.Nullable;

/** The last regular expression that was read: mostly a literal, which then is read once. Thread-safe. */
final class RegexCache {

    private @Nullable Read last;

    private record Read(String regex, String flags, RegexPattern pattern) {}

    RegexPattern of(String regex, String flags) {
        Read known = last;
        if (known == null || !known.regex.equals(regex) || !known.flags.equals(flags)) {
            known = new Read(regex, flags, RegexPattern.of(regex, flags));
            last = known;
        }
        return known.pattern;
    }
}
