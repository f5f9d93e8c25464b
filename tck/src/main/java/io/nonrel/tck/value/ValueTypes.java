package io.nonrel.tck.value;

import io.nonrel.tck.suite.Feature;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Every type with values at its borders. */
public final class ValueTypes {

    private static final long EXACT_IN_DOUBLE = 1L << 53;
    private static final BigDecimal NINES =
            new BigDecimal(BigInteger.TEN.pow(38).subtract(BigInteger.ONE));

    private ValueTypes() {}

    /** A feature for each type. */
    public static List<Feature> features() {
        return List.of(
                new ValueFeature(
                        "boolean",
                        "BOOLEAN",
                        new SampleList().then("FALSE", false).then("TRUE", true).list()),
                integers("tinyint", "TINYINT", Byte.MIN_VALUE, -1, 0, Byte.MAX_VALUE),
                integers("smallint", "SMALLINT", Short.MIN_VALUE, -1, 0, Short.MAX_VALUE),
                integers("integer", "INTEGER", Integer.MIN_VALUE, -1, 0, 1, Integer.MAX_VALUE),
                integers(
                        "bigint",
                        "BIGINT",
                        Long.MIN_VALUE,
                        -EXACT_IN_DOUBLE - 1,
                        -EXACT_IN_DOUBLE,
                        0,
                        EXACT_IN_DOUBLE - 1,
                        EXACT_IN_DOUBLE,
                        EXACT_IN_DOUBLE + 1,
                        Long.MAX_VALUE),
                decimals(
                        "decimal",
                        "DECIMAL(38, 0)",
                        NINES.negate(),
                        BigDecimal.ZERO,
                        NINES.subtract(BigDecimal.ONE),
                        NINES),
                decimals(
                        "fraction",
                        "DECIMAL(38, 20)",
                        new BigDecimal("-0.00000000000000000001"),
                        new BigDecimal("0.00000000000000000000"),
                        new BigDecimal("0.00000000000000000001"),
                        new BigDecimal("0.10000000000000000000"),
                        new BigDecimal("999999999999999999.99999999999999999999")),
                new ValueFeature("double", "DOUBLE PRECISION", doubles()),
                new ValueFeature(
                        "real",
                        "REAL",
                        new SampleList()
                                .then("CAST(-3.4028235E38 AS REAL)", -Float.MAX_VALUE)
                                .then("CAST(-1.5E0 AS REAL)", -1.5f)
                                .then("CAST(0E0 AS REAL)", 0f)
                                .then("CAST(1.4E-45 AS REAL)", Float.MIN_VALUE)
                                .then("CAST(16777216E0 AS REAL)", 16777216f)
                                .then("CAST(3.4028235E38 AS REAL)", Float.MAX_VALUE)
                                .list()),
                new ValueFeature("text", "VARCHAR(100000)", texts()),
                new ValueFeature(
                        "binary", "VARBINARY(100000)", bytes("", "00", "0000", "01", "7f", "80", "8001", "ff")),
                new ValueFeature("date", "DATE", dates()),
                new ValueFeature("time", "TIME(9)", times()),
                new ValueFeature("timestamp", "TIMESTAMP(9)", timestamps()),
                new ValueFeature("instant", "TIMESTAMP(9) WITH TIME ZONE", instants()),
                new ValueFeature("uuid", "UUID", uuids()));
    }

    private static ValueFeature integers(String name, String type, long... values) {
        SampleList samples = new SampleList();
        for (long value : values) {
            samples.then(String.valueOf(value), value);
        }
        return new ValueFeature(name, type, samples.list());
    }

    private static ValueFeature decimals(String name, String type, BigDecimal... values) {
        SampleList samples = new SampleList();
        for (BigDecimal value : values) {
            samples.then(value.toPlainString(), value);
        }
        return new ValueFeature(name, type, samples.list());
    }

    private static List<Sample> doubles() {
        return new SampleList()
                .then("CAST('-Infinity' AS DOUBLE PRECISION)", Double.NEGATIVE_INFINITY)
                .then("-1.7976931348623157E308", -Double.MAX_VALUE)
                .then("-0.1E0", -0.1)
                .then("-0.0E0", -0.0)
                .same("0E0", 0.0)
                .then("4.9E-324", Double.MIN_VALUE)
                .then("0.1E0", 0.1)
                .then("9007199254740991E0", (double) (EXACT_IN_DOUBLE - 1))
                .then("9007199254740992E0", (double) EXACT_IN_DOUBLE)
                .then("1.7976931348623157E308", Double.MAX_VALUE)
                .then("CAST('Infinity' AS DOUBLE PRECISION)", Double.POSITIVE_INFINITY)
                // Equal to itself and above all others, as in PostgreSQL.
                .then("CAST('NaN' AS DOUBLE PRECISION)", Double.NaN)
                .list();
    }

    private static List<Sample> texts() {
        SampleList samples = new SampleList();
        // In the order of code points: a surrogate pair comes after everything of 16 bits. No longer than what
        // Datastore indexes.
        List<String> values = List.of(
                "",
                " ",
                "'",
                "A",
                "a",
                "a ",
                "aa",
                "a\u0301",
                "long " + "x".repeat(1_400),
                "\u00e4",
                "\uff5e",
                "\ud83d\ude00",
                "\ud83d\ude00a");
        for (String value : values) {
            samples.then("'" + value.replace("'", "''") + "'", value);
        }
        return samples.list();
    }

    private static List<Sample> bytes(String... values) {
        SampleList samples = new SampleList();
        for (String value : values) {
            samples.then("X'" + value + "'", HexFormat.of().parseHex(value));
        }
        return samples.list();
    }

    private static List<Sample> dates() {
        SampleList samples = new SampleList();
        for (String value : List.of(
                "0001-01-01", "1582-10-04", "1582-10-15", "1969-12-31", "1970-01-01", "2024-02-29", "9999-12-31")) {
            samples.then("DATE '" + value + "'", LocalDate.parse(value));
        }
        return samples.list();
    }

    private static List<Sample> times() {
        SampleList samples = new SampleList();
        for (String value : List.of("00:00:00", "00:00:00.000000001", "12:00:00", "23:59:59", "23:59:59.999999999")) {
            samples.then("TIME '" + value + "'", LocalTime.parse(value));
        }
        return samples.list();
    }

    private static List<Sample> timestamps() {
        SampleList samples = new SampleList();
        for (String value : List.of(
                "0001-01-01 00:00:00",
                "1969-12-31 23:59:59.999999999",
                "1970-01-01 00:00:00",
                "2024-03-31 02:30:00",
                "2024-03-31 02:30:00.000000001",
                "9999-12-31 23:59:59.999999999")) {
            samples.then("TIMESTAMP '" + value + "'", LocalDateTime.parse(value.replace(' ', 'T')));
        }
        return samples.list();
    }

    private static List<Sample> instants() {
        SampleList samples = new SampleList();
        for (String value : List.of(
                "0001-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999999999Z",
                "1970-01-01T00:00:00Z",
                "2024-03-31T01:00:00Z",
                "9999-12-31T23:59:59.999999999Z")) {
            String literal =
                    "TIMESTAMP WITH TIME ZONE '" + value.replace('T', ' ').replace("Z", "+00:00") + "'";
            samples.then(literal, OffsetDateTime.parse(value));
        }
        return samples.list();
    }

    private static List<Sample> uuids() {
        SampleList samples = new SampleList();
        for (String value : List.of(
                "00000000-0000-0000-0000-000000000000",
                "00000000-0000-0000-0000-000000000001",
                "00000000-0000-0000-8000-000000000000",
                "7fffffff-ffff-ffff-ffff-ffffffffffff",
                "80000000-0000-0000-0000-000000000000",
                "ffffffff-ffff-ffff-ffff-ffffffffffff")) {
            samples.then("CAST('" + value + "' AS UUID)", UUID.fromString(value));
        }
        return samples.list();
    }
}
