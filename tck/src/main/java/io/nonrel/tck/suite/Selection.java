package io.nonrel.tck.suite;

import io.nonrel.tck.Variant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What of the suite is run.
 *
 * @param only part of a feature's name, with {@code *} for anything; empty for all features
 * @param variants the variants wanted
 */
public record Selection(String only, Set<Variant> variants) {

    /** Everything. */
    public static final Selection ALL = new Selection("", EnumSet.allOf(Variant.class));

    public Selection {
        variants = Set.copyOf(variants);
    }

    boolean takes(Feature feature) {
        String pattern = Pattern.quote(only.toLowerCase(Locale.ROOT)).replace("*", "\\E.*\\Q");
        return Pattern.compile(pattern).matcher(feature.name()).find();
    }

    /** The variants of a feature that are to be run, in order. */
    public Set<Variant> of(Feature feature) {
        Set<Variant> taken = EnumSet.noneOf(Variant.class);
        taken.addAll(feature.variants());
        taken.retainAll(variants);
        return taken;
    }
}
