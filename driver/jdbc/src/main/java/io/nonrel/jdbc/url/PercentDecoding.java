package io.nonrel.jdbc.url;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Reads percent-encoded text; a plus stands for itself, as everywhere in a URL but in forms. */
final class PercentDecoding {

    private PercentDecoding() {}

    /** The decoded text, or the text itself when a percent sign is followed by no number: then nothing was encoded. */
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
