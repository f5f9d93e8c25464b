package io.nonrel.adapter.embedded;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values of native statements: what JSON has no word for is an object with one name that begins with a dollar sign, and {@code
 * {"$value": 1}} is the first of the values given apart. Stateless.
 */
final class NativeValues {

    private static final String PLACE = "$value";

    private NativeValues() {}

    /** How many values there are places for. */
    static int places(@Nullable Object json) {
        if (json instanceof Map<?, ?> map) {
            if (map.size() == 1 && map.containsKey(PLACE)) {
                return place(map.get(PLACE));
            }
            return most(map.values());
        }
        return json instanceof List<?> list ? most(list) : 0;
    }

    private static int most(Collection<?> values) {
        return values.stream().mapToInt(NativeValues::places).max().orElse(0);
    }

    private static int place(@Nullable Object number) {
        if (number instanceof Long n && n >= 1 && n <= 1_000) {
            return n.intValue();
        }
        throw ErrorCode.SYNTAX_ERROR.error("{\"%s\": n} is the nth value, from 1, not %s", PLACE, number);
    }

    /** The value to be stored or compared. */
    static @Nullable Object bind(@Nullable Object json, List<? extends @Nullable Object> values) {
        if (json instanceof List<?> list) {
            List<@Nullable Object> bound = new ArrayList<>(list.size());
            list.forEach(e -> bound.add(bind(e, values)));
            return bound;
        }
        if (!(json instanceof Map<?, ?> map)) {
            return json;
        }
        if (map.size() == 1) {
            Map.Entry<?, ?> only = map.entrySet().iterator().next();
            String name = String.valueOf(only.getKey());
            if (name.equals(PLACE)) {
                return values.get(place(only.getValue()) - 1);
            }
            if (name.startsWith("$")) {
                return typed(name, only.getValue());
            }
        }
        Map<String, @Nullable Object> bound = new LinkedHashMap<>();
        map.forEach((name, value) -> bound.put(String.valueOf(name), bind(value, values)));
        return bound;
    }

    private static Object typed(String name, @Nullable Object value) {
        String text = String.valueOf(value);
        try {
            return switch (name) {
                case "$decimal" -> new BigDecimal(text);
                case "$date" -> LocalDate.parse(text);
                case "$time" -> LocalTime.parse(text);
                case "$timestamp" -> LocalDateTime.parse(text);
                case "$instant" -> Instant.parse(text);
                case "$uuid" -> UUID.fromString(text);
                case "$binary" -> Base64.getDecoder().decode(text);
                default -> throw unknown(name, text, null);
            };
        } catch (DateTimeException | IllegalArgumentException e) {
            throw unknown(name, text, e);
        }
    }

    private static NonrelException unknown(String name, String text, @Nullable Exception cause) {
        String message =
                "{\"%s\": \"%s\"} is no value; there are $decimal, $date, $time, $timestamp, $instant (with Z), $uuid,"
                        + " $binary (Base64) and $value";
        return cause == null
                ? ErrorCode.INVALID_CAST.error(message, name, text)
                : ErrorCode.INVALID_CAST.error(cause, message, name, text);
    }
}
