package io.nonrel.jdbc.value;

import io.nonrel.planner.catalog.TypeName;
import java.util.Arrays;

/** Cuts texts and bytes to a statement's maximum field size. */
public final class FieldSize {

    private FieldSize() {}

    /**
     * The value of a column as far as the limit allows; values of other types than those that JDBC names are never cut.
     *
     * @param bytes the limit, of a text in UTF-8
     */
    public static Object limited(Object value, TypeName type, int bytes) {
        return switch (type) {
            case CHAR, VARCHAR -> value instanceof String text ? text.substring(0, length(text, bytes)) : value;
            case BINARY, VARBINARY ->
                value instanceof byte[] content && content.length > bytes ? Arrays.copyOf(content, bytes) : value;
            default -> value;
        };
    }

    /** How many characters have room; none of two chars is cut in the middle. */
    private static int length(String text, int bytes) {
        int left = bytes;
        int end = 0;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            left -= c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (left < 0) {
                break;
            }
            end += Character.charCount(c);
        }
        return end;
    }
}
