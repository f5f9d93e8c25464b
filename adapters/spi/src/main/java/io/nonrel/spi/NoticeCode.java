package io.nonrel.spi;

/** What a statement can be warned about. The documentation page is made from this list. */
public enum NoticeCode {
    FULL_SCAN(1001, "nothing restricts the scan: every row of the table is read"),
    RESIDUAL_FILTER(1002, "part of the predicate is checked in memory"),
    CLIENT_SORT(1003, "ORDER BY in memory"),
    CLIENT_JOIN(1004, "join or sub-query in memory, with its strategy"),
    FAN_OUT(1005, "one statement became several store queries"),
    CLIENT_AGGREGATE(1006, "aggregate or DISTINCT in memory"),
    OFFSET_SCAN(1007, "rows read and thrown away for OFFSET"),
    CLIENT_COUNT(1008, "count by reading rows"),
    SCHEMA_INFERRED(1009, "columns come from samples"),
    INDEX_NOT_READY(1010, "a matching derived index is BUILDING or STALE"),
    MISSING_INDEX(1011, "an index would remove the emulation; the text holds its DDL"),
    STALE_DENORMALIZED(1012, "a pending propagation touches the query"),
    EVENTUAL_CONSISTENCY(1013, "the store may answer from the past"),
    NON_ATOMIC_WRITE(1014, "one statement became several commits"),
    EMULATED_CONSTRAINT(1015, "unique or foreign key without native support"),
    PRECISION_LOSS(1016, "the store can't hold the value exactly"),
    SCHEMA_MISMATCH(1017, "a stored value does not fit the declared type"),
    INDEX_TRUNCATED(1018, "a value is longer than the index cap"),
    LIMIT_NEAR(1019, "80 % of a store limit"),
    NATIVE_WRITE_BYPASS(1020, "a native write left derived fields to repair"),
    LOCK_NOT_HELD(1021, "FOR UPDATE on a store or in a mode that locks no rows");

    private final int number;
    private final String description;

    NoticeCode(int number, String description) {
        this.number = number;
        this.description = description;
    }

    /** The vendor code of the warning. */
    public int number() {
        return number;
    }

    /** The SQLState of the warning: class 01, {@code N} and the last two digits of the number. */
    public String sqlState() {
        return "01N" + String.format(java.util.Locale.ROOT, "%02d", number % 100);
    }

    /** When it is raised. */
    public String description() {
        return description;
    }
}
