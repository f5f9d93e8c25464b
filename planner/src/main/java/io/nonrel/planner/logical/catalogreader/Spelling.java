package io.nonrel.planner.logical.catalogreader;

import io.nonrel.spi.ErrorCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rule for names: exactly as spelt first, else the only one that differs in case. */
public final class Spelling {

    private Spelling() {}

    /**
     * The name that is meant.
     *
     * @throws AmbiguousNameException when several differ from it in case only
     */
    public static Optional<String> find(Collection<String> names, String name) {
        if (names.contains(name)) {
            return Optional.of(name);
        }
        List<String> fits = new ArrayList<>();
        for (String candidate : names) {
            if (candidate.equalsIgnoreCase(name)) {
                fits.add(candidate);
            }
        }
        if (fits.size() > 1) {
            throw new AmbiguousNameException(ErrorCode.AMBIGUOUS_NAME, name, fits);
        }
        return fits.stream().findFirst();
    }

    /** The value of the name that is meant, null when there is none. */
    static <V> @Nullable V find(Map<String, V> values, String name) {
        V exact = values.get(name);
        return exact != null
                ? exact
                : find(values.keySet(), name).map(values::get).orElse(null);
    }
}
