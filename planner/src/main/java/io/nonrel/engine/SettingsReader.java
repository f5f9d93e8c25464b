package io.nonrel.engine;

import io.nonrel.exec.Limits;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.NoticeCode;
import io.nonrel.spi.Settings;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads a session's settings from a connection's properties. */
final class SettingsReader {

    /** What a row of common length takes with the table or list that it stands in, and as much for everything else. */
    private static final long HEAP_BYTES_PER_ROW = 1_024;

    private final Settings settings;

    SettingsReader(Settings settings) {
        this.settings = settings;
    }

    SessionSettings read() {
        String emulation = text(Property.EMULATION).toLowerCase(Locale.ROOT);
        boolean quiet = emulation.equals("quiet");
        return new SessionSettings(
                Objects.requireNonNullElse(settings.user(), ""),
                text(Property.SCHEMA),
                zone(),
                new Limits(
                        number(Property.MAX_ROWS_EXAMINED),
                        rowsInMemory(),
                        number(Property.MAX_FAN_OUT),
                        number(Property.MAX_STORE_CALLS),
                        number(Property.MAX_JOIN_ROWS)),
                (int) Math.min(Integer.MAX_VALUE, number(Property.FETCH_SIZE)),
                Math.multiplyExact(Math.min(number(Property.QUERY_TIMEOUT), Integer.MAX_VALUE), 1_000L),
                quiet,
                quiet || emulation.equals("warn") ? Set.of() : refused(emulation),
                text(Property.PUSH_DOWN).equals("on"),
                number(Property.MAX_PROPAGATION),
                Boolean.parseBoolean(text(Property.WRITE_BUFFER)));
    }

    private String text(Property property) {
        return property.check(settings.property(property.key(), property.defaultValue()));
    }

    /** What was given, else no more rows than the heap holds beside all else. */
    private long rowsInMemory() {
        long rows = number(Property.MAX_ROWS_IN_MEMORY);
        boolean given =
                !settings.property(Property.MAX_ROWS_IN_MEMORY.key(), "").isEmpty();
        return given ? rows : Math.min(rows, Runtime.getRuntime().maxMemory() / HEAP_BYTES_PER_ROW);
    }

    private long number(Property property) {
        return Long.parseLong(text(property));
    }

    private ZoneId zone() {
        String text = text(Property.TIME_ZONE);
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw ErrorCode.INVALID_PROPERTY.error(
                    e,
                    "Property nonrel.timeZone can't be '%s': it takes a name such as Europe/Berlin, or an offset such as"
                            + " +02:00",
                    text);
        }
    }

    private static Set<NoticeCode> refused(String list) {
        Set<NoticeCode> codes = EnumSet.noneOf(NoticeCode.class);
        for (String item : list.split(",", -1)) {
            codes.add(code(item.trim()).orElseThrow(() -> invalid(list)));
        }
        return codes;
    }

    private static Optional<NoticeCode> code(String item) {
        return Arrays.stream(NoticeCode.values())
                .filter(c -> item.equals(String.valueOf(c.number())) || item.equalsIgnoreCase(c.name()))
                .findFirst();
    }

    private static NonrelException invalid(String value) {
        NoticeCode[] all = NoticeCode.values();
        return ErrorCode.INVALID_PROPERTY.error(
                "Property nonrel.emulation can't be '%s': it is warn, quiet, or a list of warning codes from %d to %d,"
                        + " separated by commas",
                value, all[0].number(), all[all.length - 1].number());
    }
}
