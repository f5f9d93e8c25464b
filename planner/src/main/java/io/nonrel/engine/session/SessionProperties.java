package io.nonrel.engine.session;

import io.nonrel.engine.Property;
import io.nonrel.engine.SessionSettings;
import io.nonrel.exec.Limits;
import io.nonrel.planner.parser.wording.NearestNames;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.NoticeCode;
import io.nonrel.spi.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** SHOW and SET of the properties of a session. */
final class SessionProperties {

    private SessionProperties() {}

    /** Rows of SHOW: name, value and description. */
    static List<@Nullable Object[]> rows(OpenSession session, @Nullable String name) {
        Map<Property, String> values = values(session.settings(), session.schema());
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Property property : name == null ? List.of(Property.values()) : List.of(property(name))) {
            rows.add(new @Nullable Object[] {property.key(), values.get(property), property.description()});
        }
        return rows;
    }

    /** Changes a property of the session from now on; null sets its default. */
    static void set(OpenSession session, String name, @Nullable String value) {
        Property property = property(name);
        String checked = checked(property, value == null ? property.defaultValue() : value);
        if (property == Property.SCHEMA) {
            session.schema(checked);
            return;
        }
        Map<Property, String> values = values(session.settings(), session.schema());
        if (!values.containsKey(property)) {
            throw ErrorCode.INVALID_STATEMENT.error(
                    "Property nonrel.%s belongs to the database: it is set when connecting", property.key());
        }
        values.put(property, checked);
        Map<String, String> byKey = new HashMap<>();
        values.forEach((p, v) -> byKey.put(p.key(), v));
        if (value == null) {
            // Its default may depend on more than the property.
            byKey.remove(property.key());
        }
        String user = session.settings().user();
        session.settings(SessionSettings.of(new Settings(byKey, user.isEmpty() ? null : user, null)));
    }

    /** A wrong value is no reason to give the connection up, as a wrong URL is. */
    private static String checked(Property property, String value) {
        try {
            return property.check(value);
        } catch (NonrelException e) {
            throw ErrorCode.INVALID_FUNCTION_ARGUMENT.error(e, "%s", e.getMessage());
        }
    }

    private static Property property(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String key = lower.startsWith(Property.PREFIX) ? lower.substring(Property.PREFIX.length()) : lower;
        return Arrays.stream(Property.values())
                .filter(p -> p.key().equalsIgnoreCase(key))
                .findFirst()
                .orElseThrow(() -> ErrorCode.UNDEFINED_OBJECT.error(
                        "There is no property %s%s",
                        name,
                        NearestNames.hint(
                                key,
                                Arrays.stream(Property.values())
                                        .map(Property::key)
                                        .toList())));
    }

    private static Map<Property, String> values(SessionSettings settings, String schema) {
        Map<Property, String> values = new EnumMap<>(Property.class);
        Limits limits = settings.limits();
        values.put(Property.EMULATION, emulation(settings));
        values.put(Property.FETCH_SIZE, String.valueOf(settings.fetchSize()));
        values.put(Property.MAX_FAN_OUT, String.valueOf(limits.maxFanOut()));
        values.put(Property.MAX_JOIN_ROWS, String.valueOf(limits.maxJoinRows()));
        values.put(Property.MAX_PROPAGATION, String.valueOf(settings.maxPropagation()));
        values.put(Property.MAX_ROWS_EXAMINED, String.valueOf(limits.maxRowsExamined()));
        values.put(Property.MAX_ROWS_IN_MEMORY, String.valueOf(limits.maxRowsInMemory()));
        values.put(Property.MAX_STORE_CALLS, String.valueOf(limits.maxStoreCalls()));
        values.put(Property.PUSH_DOWN, settings.pushDown() ? "on" : "off");
        values.put(Property.QUERY_TIMEOUT, String.valueOf(settings.timeoutMillis() / 1_000));
        values.put(Property.SCHEMA, schema);
        values.put(Property.TIME_ZONE, settings.zone().getId());
        values.put(Property.WRITE_BUFFER, String.valueOf(settings.writeBuffer()));
        return values;
    }

    private static String emulation(SessionSettings settings) {
        if (!settings.refused().isEmpty()) {
            return settings.refused().stream()
                    .sorted()
                    .map(NoticeCode::number)
                    .map(String::valueOf)
                    .collect(Collectors.joining(","));
        }
        return settings.quiet() ? "quiet" : "warn";
    }
}
