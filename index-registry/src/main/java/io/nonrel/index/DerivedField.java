package io.nonrel.index;

import io.nonrel.spi.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hidden field of a document whose value is computed from another field. Immutable.
 *
 * @param name the field
 * @param source the field it is computed from
 * @param type of its value, or of its elements
 * @param list whether it holds a list
 * @param length code points that it keeps of a text, 0 when it keeps all of a value
 * @param derivation how it is computed
 */
public record DerivedField(
        String name, String source, ValueType type, boolean list, int length, Derivation derivation) {

    private static final String PREFIX = "idxf_";

    /** Computes a derived value. Pure and thread-safe. */
    @FunctionalInterface
    public interface Derivation {
        /**
         * The derived value.
         *
         * @param value of the source field; null when it is NULL or missing
         */
        @Nullable
        Object derive(@Nullable Object value);
    }

    /** Whether a field of a document is one of the driver's. */
    public static boolean isDerived(String field) {
        return field.startsWith(PREFIX);
    }

    /** About how many bytes a stored value takes: of texts two for each UTF-16 unit. */
    public static long bytes(@Nullable Object stored) {
        if (stored instanceof String text) {
            return 2L * text.length();
        }
        if (stored instanceof List<?> list) {
            return list.stream().mapToLong(DerivedField::bytes).sum();
        }
        return stored == null ? 0 : Long.BYTES;
    }

    /** The name of a derived field. */
    static String nameOf(String source, LookupDefinition lookup) {
        return nameOf(source, lookup.word());
    }

    static String nameOf(String source, String word) {
        return PREFIX + source + "_l_" + word;
    }

    /** Whether what is kept of a value is less than all of it. */
    public boolean isCut(@Nullable Object value, @Nullable Object derived) {
        if (!(value instanceof String text) || derived == null) {
            return false;
        }
        return list
                ? derived.equals(TextForms.LEFT_OUT)
                : length > 0 && text.length() > length && text.codePointCount(0, text.length()) > length;
    }

    /** The derived value. */
    public @Nullable Object derive(@Nullable Object value) {
        return derivation.derive(value);
    }
}
