package io.nonrel.exec.store;

import io.nonrel.exec.Execution;
import io.nonrel.spi.Scan;
import java.util.List;

/** One query for each branch of an OR. */
record Alternatives(List<StoreRead> reads) implements ScanBranches {

    @Override
    public List<Scan> bind(Execution execution) {
        return reads.stream()
                .map(read -> read.bind(execution))
                .filter(scan -> !StoreRead.givesNothing(scan))
                .distinct()
                .toList();
    }

    @Override
    public List<String> describe() {
        return reads.stream().map(read -> read.scan().toString()).toList();
    }
}
