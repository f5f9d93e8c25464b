package io.nonrel.spi;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one order of values: every comparison, sort, index and merge in the driver uses it. Stateless and thread-safe.
 *
 * <ul>
 *   <li>Numbers compare by exact value across classes. {@code NaN} equals itself and is greater than every other number;
 *       {@code -0.0} equals {@code 0.0}.
 *   <li>Strings compare by code point, not by UTF-16 unit: the order of their UTF-8 bytes.
 *   <li>Binary values compare as unsigned bytes, UUIDs as their 128 bits unsigned, false is before true.
 *   <li>Lists compare element by element with NULL first, the beginning of a list before the whole.
 *   <li>Values of different kinds never compare in a predicate; in a sort they are ordered by kind.
 * </ul>
 */
public final class ValueOrder {

    /** Total order with NULL first, the order of an ascending index. */
    public static final Comparator<@Nullable Object> NULLS_FIRST = ValueOrder::compareNullsFirst;

    private ValueOrder() {}

    /** Total order with NULL before every value. */
    public static int compareNullsFirst(@Nullable Object a, @Nullable Object b) {
        if (a == b) {
            return 0;
        }
        if (a == null) {
            return -1;
        }
        return b == null ? 1 : compare(a, b);
    }

    /** Total order of non-null values; values of different kinds are ordered by kind. */
    public static int compare(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return Long.compare(x, y);
        }
        if (a instanceof String x && b instanceof String y) {
            return compareCodePoints(x, y);
        }
        int kind = kind(a);
        int byKind = Integer.compare(kind, kind(b));
        return byKind != 0 ? byKind : compareSameKind(kind, a, b);
    }

    /** Whether a predicate may compare the two: both are of one kind. */
    public static boolean comparable(Object a, Object b) {
        return a.getClass() == b.getClass() || kind(a) == kind(b);
    }

    /** Equality in the sense of {@link #compare}; two nulls are the same value here, as in GROUP BY. */
    public static boolean same(@Nullable Object a, @Nullable Object b) {
        return compareNullsFirst(a, b) == 0;
    }

    /** A hash that agrees with {@link #same}. */
    public static int hash(@Nullable Object value) {
        if (value == null) {
            return 0;
        }
        if (value instanceof Long x) {
            return Long.hashCode(x);
        }
        if (value instanceof Double x) {
            return hashDouble(x);
        }
        if (value instanceof BigDecimal x) {
            return hashDecimal(x);
        }
        if (value instanceof byte[] x) {
            return Arrays.hashCode(x);
        }
        if (value instanceof List<?> x) {
            int hash = 1;
            for (Object element : x) {
                hash = 31 * hash + hash(element);
            }
            return hash;
        }
        return value.hashCode();
    }

    /** Compares by code point. */
    public static int compareCodePoints(String a, String b) {
        int n = Math.min(a.length(), b.length());
        for (int i = 0; i < n; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                // A surrogate stands for a code point above every other UTF-16 unit.
                boolean sx = Character.isSurrogate(x);
                boolean sy = Character.isSurrogate(y);
                return sx == sy ? Character.compare(x, y) : sx ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    private static int compareSameKind(int kind, Object a, Object b) {
        return switch (kind) {
            case BOOLEAN -> Boolean.compare((Boolean) a, (Boolean) b);
            case NUMBER -> compareNumbers(a, b);
            case STRING -> compareCodePoints((String) a, (String) b);
            case BINARY -> Arrays.compareUnsigned((byte[]) a, (byte[]) b);
            case DATE -> ((LocalDate) a).compareTo((LocalDate) b);
            case TIME -> ((LocalTime) a).compareTo((LocalTime) b);
            case TIMESTAMP -> ((LocalDateTime) a).compareTo((LocalDateTime) b);
            case INSTANT -> ((Instant) a).compareTo((Instant) b);
            case UUID_KIND -> compareUuids((UUID) a, (UUID) b);
            default -> compareLists((List<?>) a, (List<?>) b);
        };
    }

    private static int compareLists(List<?> a, List<?> b) {
        int n = Math.min(a.size(), b.size());
        for (int i = 0; i < n; i++) {
            int order = compareNullsFirst(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    private static int compareNumbers(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return Long.compare(x, y);
        }
        if (a instanceof Double x && b instanceof Double y) {
            return x.doubleValue() == y.doubleValue() ? 0 : Double.compare(x, y);
        }
        if (a instanceof Double x && !Double.isFinite(x)) {
            return x == Double.NEGATIVE_INFINITY ? -1 : 1;
        }
        if (b instanceof Double y && !Double.isFinite(y)) {
            return y == Double.NEGATIVE_INFINITY ? 1 : -1;
        }
        return decimal(a).compareTo(decimal(b));
    }

    private static BigDecimal decimal(Object number) {
        if (number instanceof BigDecimal x) {
            return x;
        }
        return number instanceof Long x ? BigDecimal.valueOf(x) : new BigDecimal((Double) number);
    }

    private static int compareUuids(UUID a, UUID b) {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }

    private static int hashDouble(double x) {
        long whole = (long) x;
        if (whole == x && whole != Long.MAX_VALUE) {
            return Long.hashCode(whole);
        }
        return Double.isFinite(x) ? hashDecimal(new BigDecimal(x)) : Double.hashCode(x);
    }

    private static int hashDecimal(BigDecimal x) {
        BigDecimal stripped = x.stripTrailingZeros();
        // No long has more than 19 digits; whole numbers that fit one must hash like it.
        if (stripped.scale() <= 0 && stripped.precision() - stripped.scale() <= 19) {
            BigInteger whole = stripped.toBigInteger();
            if (whole.bitLength() < Long.SIZE) {
                return Long.hashCode(whole.longValue());
            }
        }
        return stripped.hashCode();
    }

    private static final int BOOLEAN = 0;
    private static final int NUMBER = 1;
    private static final int STRING = 2;
    private static final int BINARY = 3;
    private static final int DATE = 4;
    private static final int TIME = 5;
    private static final int TIMESTAMP = 6;
    private static final int INSTANT = 7;
    private static final int UUID_KIND = 8;
    private static final int LIST = 9;

    private static int kind(Object value) {
        if (value instanceof String) {
            return STRING;
        }
        if (value instanceof Number) {
            return NUMBER;
        }
        if (value instanceof Boolean) {
            return BOOLEAN;
        }
        if (value instanceof LocalDate) {
            return DATE;
        }
        if (value instanceof LocalDateTime) {
            return TIMESTAMP;
        }
        if (value instanceof Instant) {
            return INSTANT;
        }
        if (value instanceof LocalTime) {
            return TIME;
        }
        if (value instanceof byte[]) {
            return BINARY;
        }
        if (value instanceof UUID) {
            return UUID_KIND;
        }
        if (value instanceof List) {
            return LIST;
        }
        throw new AssertionError("Not a run-time value: " + value.getClass());
    }
}
