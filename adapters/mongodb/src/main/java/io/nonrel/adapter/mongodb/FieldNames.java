package io.nonrel.adapter.mongodb;

/**
 * Names of fields as documents have them. A dot and a dollar at the beginning mean something to the server, and a NUL ends a
 * name: in their place stand characters that look like them.
 *
 * @see <a href="https://www.mongodb.com/docs/manual/core/dot-dollar-considerations/">Dots and dollars in names</a>
 */
final class FieldNames {

    private static final char DOT = '\uFF0E';
    private static final char DOLLAR = '\uFF04';
    private static final char NUL = '\u2400';
    private static final String EMPTY = "\uFF3F";

    private FieldNames() {}

    /** The name in a document. */
    static String stored(String name) {
        if (name.isEmpty()) {
            return EMPTY;
        }
        String plain = name.replace('.', DOT).replace('\0', NUL);
        if (plain.charAt(0) == '$') {
            return DOLLAR + plain.substring(1);
        }
        return plain.equals("_id") ? DOLLAR + plain : plain;
    }

    /** The name of which {@link #stored} made this one; others are as they are. */
    static String named(String stored) {
        if (stored.equals(EMPTY)) {
            return "";
        }
        if (stored.equals(DOLLAR + "_id")) {
            return "_id";
        }
        String plain = stored.indexOf(DOT) < 0 ? stored : stored.replace(DOT, '.');
        return plain.charAt(0) == DOLLAR ? '$' + plain.substring(1) : plain.replace(NUL, '\0');
    }
}
