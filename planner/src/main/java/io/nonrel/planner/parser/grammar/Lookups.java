package io.nonrel.planner.parser.grammar;

import io.nonrel.index.Lookup;
import io.nonrel.index.LookupDefinition;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlIdentifier;
import org.jspecify.annotations.Nullable;

/** Reads the look-ups of {@code CREATE INDEX … FOR (…)}. */
final class Lookups {
    private Lookups() {}

    static LookupDefinition lookup(SqlIdentifier name, @Nullable String pattern) {
        Lookup kind = kind(name);
        if (kind.hasPattern() != (pattern != null)) {
            throw SyntaxErrors.syntax(
                    name.getParserPosition(),
                    kind.hasPattern()
                            ? kind + " needs the regular expression that it answers, for example " + kind + " '^a.*z$'"
                            : kind + " takes no pattern");
        }
        return new LookupDefinition(kind, pattern);
    }

    private static Lookup kind(SqlIdentifier name) {
        String word = name.getSimple().toUpperCase(Locale.ROOT);
        for (Lookup kind : Lookup.values()) {
            if (kind.name().equals(word)) {
                return kind;
            }
        }
        throw SyntaxErrors.syntax(
                name.getParserPosition(),
                name + " is no look-up; there are "
                        + Arrays.stream(Lookup.values()).map(Enum::name).collect(Collectors.joining(", ")));
    }
}
