package io.nonrel.adapter.embedded;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a run-time value: a tag, then what the tag needs. The package documentation has the table. Stateless and
 * thread-safe.
 */
final class ValueCodec {

    private static final int NULL = 0;
    private static final int FALSE = 1;
    private static final int TRUE = 2;
    private static final int LONG = 3;
    private static final int NEGATIVE_LONG = 4;
    private static final int DOUBLE = 5;
    private static final int DECIMAL = 6;
    private static final int BIG_DECIMAL = 7;
    private static final int STRING = 8;
    private static final int BINARY = 9;
    private static final int DATE = 10;
    private static final int TIME = 11;
    private static final int TIMESTAMP = 12;
    private static final int INSTANT = 13;
    private static final int UUID_TAG = 14;
    private static final int LIST = 15;
    private static final int MAP = 16;
    private static final int UTF16_STRING = 17;
    private static final int ELEMENT = 18;

    /** Tags from here on are the integers 0, 1, 2 …; everything above 31 is taken. */
    private static final int SMALL_LONG = 32;

    private static final int SMALL_LONGS = 256 - SMALL_LONG;

    private ValueCodec() {}

    static void write(WriteBuffer out, @Nullable Object value) {
        if (value == null) {
            out.put((byte) NULL);
        } else if (value instanceof Long x) {
            writeLong(out, x);
        } else if (value instanceof String x) {
            writeString(out, x);
        } else if (value instanceof BigDecimal x) {
            writeDecimal(out, x);
        } else if (value instanceof Double x) {
            out.put((byte) DOUBLE).putLong(Double.doubleToRawLongBits(x));
        } else if (value instanceof Boolean x) {
            out.put((byte) (x ? TRUE : FALSE));
        } else if (value instanceof LocalDate x) {
            out.put((byte) DATE).putVarLong(zigzag(x.toEpochDay()));
        } else if (value instanceof LocalDateTime x) {
            out.put((byte) TIMESTAMP).putVarLong(zigzag(x.toLocalDate().toEpochDay()));
            out.putVarLong(x.toLocalTime().toNanoOfDay());
        } else if (value instanceof Instant x) {
            out.put((byte) INSTANT).putVarLong(zigzag(x.getEpochSecond())).putVarInt(x.getNano());
        } else if (value instanceof LocalTime x) {
            out.put((byte) TIME).putVarLong(x.toNanoOfDay());
        } else if (value instanceof byte[] x) {
            writeBytes(out, BINARY, x);
        } else if (value instanceof UUID x) {
            out.put((byte) UUID_TAG).putLong(x.getMostSignificantBits()).putLong(x.getLeastSignificantBits());
        } else if (value instanceof Element x) {
            write(out.put((byte) ELEMENT), x.value());
        } else {
            writeNested(out, value);
        }
    }

    static @Nullable Object read(ByteBuffer in) {
        int tag = in.get() & 0xff;
        if (tag >= SMALL_LONG) {
            return (long) (tag - SMALL_LONG);
        }
        return switch (tag) {
            case NULL -> null;
            case FALSE -> false;
            case TRUE -> true;
            case LONG -> SmallLongs.of(DataUtils.readVarLong(in));
            case NEGATIVE_LONG -> ~DataUtils.readVarLong(in);
            case DOUBLE -> Double.longBitsToDouble(in.getLong());
            case DECIMAL -> {
                int scale = (int) unzigzag(DataUtils.readVarLong(in));
                yield BigDecimal.valueOf(unzigzag(DataUtils.readVarLong(in)), scale);
            }
            case BIG_DECIMAL -> {
                int scale = (int) unzigzag(DataUtils.readVarLong(in));
                yield new BigDecimal(new BigInteger(readBytes(in)), scale);
            }
            case STRING -> readString(in);
            case UTF16_STRING -> readUtf16(in);
            case BINARY -> readBytes(in);
            case DATE -> LocalDate.ofEpochDay(unzigzag(DataUtils.readVarLong(in)));
            case TIME -> LocalTime.ofNanoOfDay(DataUtils.readVarLong(in));
            case TIMESTAMP -> {
                LocalDate date = LocalDate.ofEpochDay(unzigzag(DataUtils.readVarLong(in)));
                yield LocalDateTime.of(date, LocalTime.ofNanoOfDay(DataUtils.readVarLong(in)));
            }
            case INSTANT -> {
                long second = unzigzag(DataUtils.readVarLong(in));
                yield Instant.ofEpochSecond(second, DataUtils.readVarInt(in));
            }
            case UUID_TAG -> {
                long high = in.getLong();
                yield new UUID(high, in.getLong());
            }
            case LIST -> readList(in);
            case MAP -> readMap(in);
            case ELEMENT -> new Element(read(in));
            default -> throw StoreErrors.corrupt("a value has the unknown tag " + tag);
        };
    }

    /** About how many bytes a value takes in memory. */
    static int memory(@Nullable Object value) {
        if (value == null || value instanceof Boolean) {
            return 4;
        }
        if (value instanceof String x) {
            return 48 + x.length();
        }
        if (value instanceof byte[] x) {
            return 20 + x.length;
        }
        if (value instanceof List<?> x) {
            int sum = 40;
            for (Object element : x) {
                sum += memory(element);
            }
            return sum;
        }
        if (value instanceof Map<?, ?> x) {
            int sum = 64;
            for (Map.Entry<?, ?> entry : x.entrySet()) {
                sum += 48 + memory(entry.getKey()) + memory(entry.getValue());
            }
            return sum;
        }
        if (value instanceof Element x) {
            return 16 + memory(x.value());
        }
        return value instanceof Long || value instanceof Double ? 20 : 52;
    }

    private static void writeLong(WriteBuffer out, long x) {
        if (x >= 0 && x < SMALL_LONGS) {
            out.put((byte) (SMALL_LONG + x));
        } else if (x >= 0) {
            out.put((byte) LONG).putVarLong(x);
        } else {
            out.put((byte) NEGATIVE_LONG).putVarLong(~x);
        }
    }

    private static void writeDecimal(WriteBuffer out, BigDecimal x) {
        BigInteger unscaled = x.unscaledValue();
        if (unscaled.bitLength() < Long.SIZE) {
            out.put((byte) DECIMAL).putVarLong(zigzag(x.scale())).putVarLong(zigzag(unscaled.longValue()));
        } else {
            byte[] bytes = unscaled.toByteArray();
            out.put((byte) BIG_DECIMAL).putVarLong(zigzag(x.scale()));
            out.putVarInt(bytes.length).put(bytes);
        }
    }

    private static void writeNested(WriteBuffer out, Object value) {
        if (value instanceof List<?> list) {
            out.put((byte) LIST).putVarInt(list.size());
            for (Object element : list) {
                write(out, element);
            }
        } else if (value instanceof Map<?, ?> map) {
            out.put((byte) MAP).putVarInt(map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                write(out, entry.getKey());
                write(out, entry.getValue());
            }
        } else {
            throw new AssertionError("Not a run-time value: " + value.getClass());
        }
    }

    private static List<@Nullable Object> readList(ByteBuffer in) {
        int size = DataUtils.readVarInt(in);
        List<@Nullable Object> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(read(in));
        }
        return Collections.unmodifiableList(list);
    }

    private static Map<@Nullable Object, @Nullable Object> readMap(ByteBuffer in) {
        int size = DataUtils.readVarInt(in);
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>(size * 2);
        for (int i = 0; i < size; i++) {
            Object key = read(in);
            map.put(key, read(in));
        }
        return Collections.unmodifiableMap(map);
    }

    private static void writeString(WriteBuffer out, String x) {
        if (isWellFormed(x)) {
            writeBytes(out, STRING, x.getBytes(StandardCharsets.UTF_8));
            return;
        }
        out.put((byte) UTF16_STRING).putVarInt(x.length());
        for (int i = 0; i < x.length(); i++) {
            out.putChar(x.charAt(i));
        }
    }

    /** Whether UTF-8 can hold the string: no surrogate stands alone. */
    private static boolean isWellFormed(String x) {
        for (int i = 0; i < x.length(); i++) {
            if (Character.isSurrogate(x.charAt(i))) {
                int codePoint = x.codePointAt(i);
                if (!Character.isSupplementaryCodePoint(codePoint)) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private static String readUtf16(ByteBuffer in) {
        char[] chars = new char[DataUtils.readVarInt(in)];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = in.getChar();
        }
        return new String(chars);
    }

    private static void writeBytes(WriteBuffer out, int tag, byte[] bytes) {
        out.put((byte) tag).putVarInt(bytes.length).put(bytes);
    }

    private static byte[] readBytes(ByteBuffer in) {
        byte[] bytes = new byte[DataUtils.readVarInt(in)];
        in.get(bytes);
        return bytes;
    }

    private static String readString(ByteBuffer in) {
        int length = DataUtils.readVarInt(in);
        if (in.hasArray()) {
            int start = in.position();
            in.position(start + length);
            return new String(in.array(), in.arrayOffset() + start, length, StandardCharsets.UTF_8);
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static long zigzag(long x) {
        return (x << 1) ^ (x >> 63);
    }

    private static long unzigzag(long x) {
        return (x >>> 1) ^ -(x & 1);
    }
}
