package io.nonrel.exec.function;

import java.util.Arrays;
import java.util.Locale;
import org.apache.calcite.sql.fun.SqlTrimFunction;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeFamily;

/** TRIM and its relatives: every character of a set goes, as in PostgreSQL. */
final class Trimming {

    enum Side {
        LTRIM("without those characters (spaces) at the start", true, false),
        RTRIM("without those characters (spaces) at the end", false, true),
        BTRIM("without those characters (spaces) at both ends", true, true);

        final String functionName = name().toUpperCase(Locale.ROOT);
        final String description;
        final boolean start;
        final boolean end;

        Side(String description, boolean start, boolean end) {
            this.description = description;
            this.start = start;
            this.end = end;
        }

        SqlOperandTypeChecker operands() {
            return OperandTypes.CHARACTER.or(OperandTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER));
        }
    }

    /** TRIM(flag, characters, string). */
    static final CallCompiler TRIM = Strict.ternary((SqlTrimFunction.Flag flag, Object characters, Object value) ->
            trim(value, characters, flag.getLeft() != 0, flag.getRight() != 0));

    private Trimming() {}

    static CallCompiler function(Side side) {
        return Strict.byCount(
                1,
                Strict.unary((String s) -> trim(s, " ", side.start, side.end)),
                Strict.binary((String s, String characters) -> trim(s, characters, side.start, side.end)));
    }

    private static Object trim(Object value, Object characters, boolean atStart, boolean atEnd) {
        if (!(value instanceof String text)) {
            return trim((byte[]) value, (byte[]) characters, atStart, atEnd);
        }
        String set = (String) characters;
        int start = 0;
        int end = text.length();
        while (atStart && start < end && contains(set, text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (atEnd && start < end && contains(set, text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }

    private static byte[] trim(byte[] bytes, byte[] set, boolean atStart, boolean atEnd) {
        int start = 0;
        int end = bytes.length;
        while (atStart && start < end && contains(set, bytes[start])) {
            start++;
        }
        while (atEnd && start < end && contains(set, bytes[end - 1])) {
            end--;
        }
        return Arrays.copyOfRange(bytes, start, end);
    }

    private static boolean contains(String set, int codePoint) {
        return set.indexOf(codePoint) >= 0;
    }

    private static boolean contains(byte[] set, byte value) {
        for (byte b : set) {
            if (b == value) {
                return true;
            }
        }
        return false;
    }
}
