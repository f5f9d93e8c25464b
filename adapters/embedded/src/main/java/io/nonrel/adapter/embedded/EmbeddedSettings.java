package io.nonrel.adapter.embedded;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Settings;

/**
 * The settings that concern this adapter.
 *
 * @param durability when a commit to a file is safe
 * @param keep whether a database in memory outlives its last connection
 */
record EmbeddedSettings(Durability.Mode durability, boolean keep) {

    static EmbeddedSettings of(Settings settings) {
        return new EmbeddedSettings(
                durability(settings.property("durability", "commit")), keep(settings.property("keep", "false")));
    }

    private static Durability.Mode durability(String value) {
        return switch (value) {
            case "commit" -> Durability.Mode.COMMIT;
            case "interval" -> Durability.Mode.INTERVAL;
            default -> throw invalid("durability", value, "commit or interval");
        };
    }

    private static boolean keep(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid("keep", value, "true or false");
        };
    }

    private static NonrelException invalid(String property, String value, String choices) {
        return ErrorCode.INVALID_PROPERTY.error("The property %s is %s and can't be '%s'", property, choices, value);
    }
}
