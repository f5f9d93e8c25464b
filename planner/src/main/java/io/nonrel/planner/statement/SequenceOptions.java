package io.nonrel.planner.statement;

import org.jspecify.annotations.Nullable;

/**
 * How a sequence or an identity column counts. Null means that nothing was said.
 *
 * @param start the first number
 * @param increment the step, perhaps negative
 * @param minValue the least number; null also when NO MINVALUE was said
 * @param maxValue the greatest number; null also when NO MAXVALUE was said
 * @param cycle whether to start again at the end
 * @param cache how many numbers may be reserved at once
 */
public record SequenceOptions(
        @Nullable Long start,
        @Nullable Long increment,
        @Nullable Long minValue,
        @Nullable Long maxValue,
        @Nullable Boolean cycle,
        @Nullable Long cache) {
    /** Nothing was said. */
    public static final SequenceOptions NONE = new SequenceOptions(null, null, null, null, null, null);
}
