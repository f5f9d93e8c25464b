package io.nonrel.jdbc.value;

import java.sql.Types;
import java.util.Set;

/** Between which codes of {@link Types} SQL's CAST goes: what {@code supportsConvert} asks for. */
public final class JdbcConvert {

    private static final Set<Integer> NUMBERS = Set.of(
            Types.TINYINT,
            Types.SMALLINT,
            Types.INTEGER,
            Types.BIGINT,
            Types.DECIMAL,
            Types.NUMERIC,
            Types.REAL,
            Types.FLOAT,
            Types.DOUBLE);

    private static final Set<Integer> TEXTS = Set.of(Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB);
    private static final Set<Integer> BYTES = Set.of(Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB);
    private static final Set<Integer> TIMESTAMPS = Set.of(Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE);

    private JdbcConvert() {}

    /** Whether values of one type can be cast to another. */
    public static boolean supported(int from, int to) {
        if (TEXTS.contains(from)) {
            return TEXTS.contains(to) || isValue(to);
        }
        if (TEXTS.contains(to)) {
            return isValue(from);
        }
        if (TIMESTAMPS.contains(from)) {
            return TIMESTAMPS.contains(to) || to == Types.DATE || to == Types.TIME;
        }
        return switch (from) {
            case Types.BOOLEAN, Types.TIME -> to == from;
            case Types.DATE -> to == Types.DATE || TIMESTAMPS.contains(to);
            default -> NUMBERS.contains(from) ? NUMBERS.contains(to) : BYTES.contains(from) && BYTES.contains(to);
        };
    }

    private static boolean isValue(int type) {
        return NUMBERS.contains(type)
                || TIMESTAMPS.contains(type)
                || type == Types.BOOLEAN
                || type == Types.DATE
                || type == Types.TIME;
    }
}
