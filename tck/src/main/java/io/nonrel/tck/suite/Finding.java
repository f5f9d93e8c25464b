package io.nonrel.tck.suite;

import io.nonrel.spi.NoticeCode;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What testing a feature in one variant found.
 *
 * @param codes the numbers of the warnings that were raised
 * @param detail what is wrong, or what is missing; empty when nothing is
 */
public record Finding(Verdict verdict, NavigableSet<Integer> codes, String detail) {

    /** They tell what an index would save, not that the driver did the store's work. */
    private static final Set<Integer> NO_EMULATION =
            Set.of(NoticeCode.FULL_SCAN.number(), NoticeCode.MISSING_INDEX.number());

    public Finding {
        codes = new TreeSet<>(codes);
    }

    /** Right; emulated when a warning says so. */
    public static Finding right(Set<Integer> codes) {
        boolean emulated = codes.stream().anyMatch(code -> !NO_EMULATION.contains(code));
        return new Finding(emulated ? Verdict.EMULATED : Verdict.PASS, new TreeSet<>(codes), "");
    }

    /** Not there, as the store declares. */
    public static Finding unsupported(String missing) {
        return new Finding(Verdict.UNSUPPORTED, new TreeSet<>(), missing);
    }

    /** Wrong. */
    public static Finding failed(Set<Integer> codes, String detail) {
        return new Finding(Verdict.FAIL, new TreeSet<>(codes), detail);
    }
}
