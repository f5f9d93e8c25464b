package io.nonrel.tck.value;

import java.util.ArrayList;
import java.util.List;

/** The values of a type, given in ascending order. Not thread-safe. */
final class SampleList {

    private final List<Sample> samples = new ArrayList<>();

    /** The next greater value. */
    SampleList then(String literal, Object value) {
        samples.add(new Sample(literal, value, samples.isEmpty() ? 0 : last().rank() + 1));
        return this;
    }

    /** A value that equals the last one, and yet is another. */
    SampleList same(String literal, Object value) {
        samples.add(new Sample(literal, value, last().rank()));
        return this;
    }

    private Sample last() {
        return samples.get(samples.size() - 1);
    }

    List<Sample> list() {
        return List.copyOf(samples);
    }
}
