package io.nonrel.tck.suite;

import io.nonrel.spi.Capability;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a store declared when the run began. */
public record DeclaredCapabilities(Set<Capability> capabilities) {

    public DeclaredCapabilities {
        capabilities = Set.copyOf(capabilities);
    }

    /** Whether the store declares it. */
    public boolean has(Capability capability) {
        return capabilities.contains(capability);
    }

    /** Those of the needed ones that the store does not declare, as text; empty when it declares all. */
    public String missing(Set<Capability> needed) {
        Set<Capability> missing = new TreeSet<>(needed);
        missing.removeAll(capabilities);
        return missing.stream().map(Capability::name).collect(Collectors.joining(", "));
    }
}
