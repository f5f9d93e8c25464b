package io.nonrel.tck.capability;

import io.nonrel.spi.Capability;
import io.nonrel.tck.Variant;
import io.nonrel.tck.suite.DeclaredCapabilities;
import io.nonrel.tck.suite.Feature;
import io.nonrel.tck.suite.Finding;
import io.nonrel.tck.suite.StoreUnderTest;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** One capability, declared or not. */
public final class CapabilityFeature implements Feature {

    private final Capability capability;

    private CapabilityFeature(Capability capability) {
        this.capability = capability;
    }

    /** A feature for each capability. */
    public static List<Feature> all() {
        return Stream.of(Capability.values())
                .<Feature>map(CapabilityFeature::new)
                .toList();
    }

    @Override
    public String name() {
        return "capability/" + capability.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String title() {
        return capability.name() + ", as declared";
    }

    @Override
    public Set<Variant> variants() {
        return EnumSet.of(Variant.PLAIN);
    }

    @Override
    public Finding check(StoreUnderTest store, DeclaredCapabilities declared, Variant variant) throws SQLException {
        try (Bench bench = new Bench(store.url())) {
            boolean has = declared.has(capability);
            if (has) {
                DeclaredProofs.prove(capability, bench);
            } else {
                UndeclaredProofs.prove(capability, bench);
            }
            if (!bench.wrong().isEmpty()) {
                String claim = "The store " + (has ? "declares " : "does not declare ") + capability + ": ";
                return Finding.failed(bench.codes(), claim + String.join("; ", bench.wrong()));
            }
            return has || bench.isEmulated() ? Finding.right(bench.codes()) : Finding.unsupported(capability.name());
        }
    }
}
