package io.nonrel.tck.lie;

import io.nonrel.spi.Store;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** One way to break the contract. */
interface Lie {

    /** What it does, as one word in capitals. */
    String name();

    /** A test of {@link io.nonrel.tck.store.StoreContract} that must fail. */
    String caughtBy();

    /** The store, but for the lie. */
    Store of(Store honest);

    static List<Lie> all() {
        return Stream.<Lie>concat(
                        Stream.concat(Arrays.stream(ReadLie.values()), Arrays.stream(RowLie.values())),
                        Stream.concat(Arrays.stream(WriteLie.values()), Arrays.stream(TransactionLie.values())))
                .toList();
    }

    static Lie named(String name) {
        return all().stream()
                .filter(lie -> lie.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No lie " + name));
    }
}
