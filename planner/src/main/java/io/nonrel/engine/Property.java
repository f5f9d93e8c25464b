package io.nonrel.engine;

import io.nonrel.spi.ErrorCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Every connection property. In a URL and in {@link java.util.Properties} each is written with the prefix {@code nonrel.};
 * URL parsing, {@code getPropertyInfo} and the documentation page are made from this list.
 */
public enum Property {
    DURABILITY(
            "durability",
            "commit",
            List.of("commit", "interval"),
            "embedded files: commit makes each commit durable before it returns; interval writes about once a second, and"
                    + " a crash may lose the last second"),
    EMULATION(
            "emulation",
            "warn",
            List.of(),
            "what happens when the driver emulates: warn, quiet, or a comma-separated list of warning codes (1001 …) that"
                    + " become errors before the store is asked"),
    FETCH_SIZE(
            "fetchSize",
            "1000",
            Kind.POSITIVE,
            "rows fetched from the store at a time unless the statement says otherwise"),
    INDEXES(
            "indexes",
            "",
            List.of(),
            "a file with CREATE INDEX … FOR (…) statements; each is run when its table is there"),
    KEEP(
            "keep",
            "false",
            List.of("true", "false"),
            "embedded memory databases: true keeps the data when the last connection closes"),
    MAX_FAN_OUT("maxFanOut", "100", Kind.COUNT, "store queries that one scan may be split into; 0 for no limit"),
    MAX_JOIN_ROWS(
            "maxJoinRows", "10000000", Kind.COUNT, "rows that may come out of one join in memory; 0 for no limit"),
    MAX_PROPAGATION(
            "maxPropagation",
            "500",
            Kind.COUNT,
            "rows whose denormalised copies one transaction brings up to date itself; beyond it a job does, and the index"
                    + " is not read until it is done; 0 for no limit"),
    MAX_ROWS_EXAMINED(
            "maxRowsExamined",
            "10000000",
            Kind.COUNT,
            "documents that the store may read to answer one statement; 0 for no limit"),
    MAX_ROWS_IN_MEMORY(
            "maxRowsInMemory",
            "1000000",
            Kind.COUNT,
            "rows that sorts, joins, groups and other buffers of one statement may hold at one time; 0 for no limit; unless it"
                    + " is set, at most one for each KiB of the heap"),
    MAX_STORE_CALLS("maxStoreCalls", "10000", Kind.COUNT, "store calls that one statement may make; 0 for no limit"),
    PLAN_CACHE_SIZE("planCacheSize", "500", Kind.COUNT, "plans kept for each database; 0 for none"),
    PROFILE(
            "profile",
            "none",
            List.of("none", "datastore", "mongodb", "keyvalue"),
            "embedded databases: refuse what that store would refuse, so that plans and warnings in tests are those of"
                    + " production"),
    PUSH_DOWN(
            "pushDown",
            "on",
            List.of("on", "off"),
            "off reads whole tables and does everything in memory, to compare results; keys are not used either"),
    QUERY_TIMEOUT(
            "queryTimeout", "0", Kind.COUNT, "seconds a statement may take unless it says otherwise; 0 for no limit"),
    SAMPLE_SIZE(
            "sampleSize",
            "1000",
            Kind.COUNT,
            "documents that are looked at for the columns of a collection that nobody declared; 0 for none, and then only a"
                    + " validator tells"),
    SCHEMA("schema", "PUBLIC", List.of(), "the schema that unqualified names are looked up in"),
    TIME_ZONE(
            "timeZone",
            "UTC",
            List.of(),
            "the session's time zone, for CURRENT_DATE and conversions between TIMESTAMP and TIMESTAMP WITH TIME ZONE"),
    WRITE_BUFFER(
            "writeBuffer",
            "false",
            List.of("true", "false"),
            "stores without transactions: true keeps what is written in memory until commit, so that rollback and savepoints"
                    + " work; commit sends it in batches, each for itself");

    /** What a URL or Properties key starts with. */
    public static final String PREFIX = "nonrel.";

    private enum Kind {
        TEXT,
        CHOICE,
        COUNT,
        POSITIVE
    }

    private final String key;
    private final String defaultValue;
    private final Kind kind;
    private final List<String> choices;
    private final String description;

    Property(String key, String defaultValue, List<String> choices, String description) {
        this(key, defaultValue, choices.isEmpty() ? Kind.TEXT : Kind.CHOICE, choices, description);
    }

    Property(String key, String defaultValue, Kind kind, String description) {
        this(key, defaultValue, kind, List.of(), description);
    }

    Property(String key, String defaultValue, Kind kind, List<String> choices, String description) {
        this.key = key;
        this.defaultValue = defaultValue;
        this.kind = kind;
        this.choices = choices;
        this.description = description;
    }

    /** Its name without the prefix. */
    public String key() {
        return key;
    }

    /** The value when none is given. */
    public String defaultValue() {
        return defaultValue;
    }

    /** The values it can have, empty when they can't be listed. */
    public List<String> choices() {
        return choices;
    }

    /** What it does, one sentence. */
    public String description() {
        return description;
    }

    /** The property of that name without the prefix, compared with exact case. */
    public static Optional<Property> of(String key) {
        for (Property property : values()) {
            if (property.key.equals(key)) {
                return Optional.of(property);
            }
        }
        return Optional.empty();
    }

    /**
     * Checks a value.
     *
     * @return the value as it is stored: choices in lower case, numbers without spaces
     * @throws io.nonrel.spi.NonrelException {@link ErrorCode#INVALID_PROPERTY} naming what would work
     */
    public String check(String value) {
        String trimmed = value.trim();
        switch (kind) {
            case CHOICE -> {
                String lower = trimmed.toLowerCase(Locale.ROOT);
                if (choices.contains(lower)) {
                    return lower;
                }
                throw ErrorCode.INVALID_PROPERTY.error(
                        "Property nonrel.%s can't be '%s': choose one of %s", key, value, String.join(", ", choices));
            }
            case COUNT, POSITIVE -> {
                long least = kind == Kind.POSITIVE ? 1 : 0;
                try {
                    if (Long.parseLong(trimmed) >= least) {
                        return trimmed;
                    }
                } catch (NumberFormatException e) {
                    // Falls to the error below, which says what would work.
                }
                throw ErrorCode.INVALID_PROPERTY.error(
                        "Property nonrel.%s can't be '%s': it takes a whole number from %d on", key, value, least);
            }
            default -> {
                return trimmed;
            }
        }
    }
}
