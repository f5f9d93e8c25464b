package io.nonrel.index;

/**
 * How much of a value goes into derived fields. Part of an index's definition: what is stored and what is looked up are cut
 * alike.
 *
 * @param length code points of a text in a field
 * @param elementLength code points of a text in a list
 * @param elements elements of a list; a longer one is replaced by {@link TextForms#INCOMPLETE}
 * @param characters UTF-16 units of all elements of a list together
 */
public record IndexCaps(int length, int elementLength, int elements, int characters) {

    /** Where the store has no limits of its own: no VARCHAR(500) is cut, and one text has 100 kB of suffixes at most. */
    public static final IndexCaps DEFAULT = new IndexCaps(1_000, 64, 2_000, 100_000);

    public IndexCaps {
        if (length < 1 || elementLength < 1 || elements < 1 || characters < 1) {
            throw new IllegalArgumentException(
                    "Caps below 1: " + length + ", " + elementLength + ", " + elements + ", " + characters);
        }
    }
}
