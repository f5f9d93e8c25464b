package io.nonrel.index;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The text that stands for values where they must be told apart: in the keys of markers. Two lists of values have the same
 * text exactly when SQL takes them for the same, whatever is in them; a text that would be long is replaced by its SHA-256.
 */
public final class MarkerKey {

    /** Stands for these rules in definitions; to be raised with every change. */
    public static final int VERSION = 1;

    /** Well below what stores take as a key, also when each character takes four bytes. */
    private static final int LONGEST = 300;

    private MarkerKey() {}

    /** The text of values, null when one of them is NULL: then they are like no others. */
    public static @Nullable String of(@Nullable Object[] values, boolean folded) {
        StringBuilder text = new StringBuilder();
        for (Object value : values) {
            if (value == null) {
                return null;
            }
            append(value, folded, text);
        }
        return text.length() <= LONGEST ? text.toString() : '#' + digest(text);
    }

    /** Kind, length and text: what follows can't be taken for a part of it. */
    private static void append(Object value, boolean folded, StringBuilder text) {
        char kind;
        String form;
        if (value instanceof String s) {
            kind = 's';
            form = folded ? CaseForms.fold(s) : s;
        } else if (value instanceof Long n) {
            kind = 'i';
            form = n.toString();
        } else if (value instanceof BigDecimal d) {
            kind = 'n';
            form = d.signum() == 0 ? "0" : d.stripTrailingZeros().toString();
        } else if (value instanceof Double d) {
            kind = 'd';
            form = Double.toString(d == 0 ? 0.0 : d);
        } else if (value instanceof byte[] b) {
            kind = 'x';
            form = HexFormat.of().formatHex(b);
        } else {
            // Dates, times, instants, UUIDs and booleans: ISO 8601, and one text for each value.
            kind = 'o';
            form = value.toString();
        }
        text.append(kind).append(form.length()).append(':').append(form);
    }

    private static String digest(CharSequence text) {
        try {
            // Char by char: a charset would replace halves of surrogate pairs, and so make different texts the same.
            ByteBuffer bytes = ByteBuffer.allocate(2 * text.length());
            for (int i = 0; i < text.length(); i++) {
                bytes.putChar(text.charAt(i));
            }
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }
}
