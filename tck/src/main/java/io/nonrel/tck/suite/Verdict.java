package io.nonrel.tck.suite;

/** What can be said of a feature on a store, from best to worst. */
public enum Verdict {
    /** Right, and the store did it. */
    PASS("pass"),
    /** Right, and the driver did part of it: the warnings say what. */
    EMULATED("emulated"),
    /** The store says that it does not have what this needs. */
    UNSUPPORTED("declared unsupported"),
    /** Wrong. */
    FAIL("FAIL");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** As it stands in reports. */
    public String words() {
        return words;
    }
}
