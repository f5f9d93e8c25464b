package io.nonrel.adapter.embedded;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Settings;
import io.nonrel.spi.StoreProfile;

/**
 * The settings that concern this adapter.
 *
 * @param durability when a commit to a file is safe
 * @param keep whether a database in memory outlives its last connection
 * @param impersonation which other store's refusals are shown
 */
record EmbeddedSettings(Durability.Mode durability, boolean keep, Impersonation impersonation) {

    static EmbeddedSettings of(Settings settings) {
        return new EmbeddedSettings(
                durability(settings.property("durability", "commit")),
                keep(settings.property("keep", "false")),
                impersonation(settings.property("profile", "none")));
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

    private static Impersonation impersonation(String value) {
        return switch (value) {
            case "none" -> Impersonation.NONE;
            case "datastore" -> Impersonation.of(StoreProfile.DATASTORE);
            case "mongodb" -> Impersonation.of(StoreProfile.MONGODB);
            case "keyvalue" -> Impersonation.of(StoreProfile.KEYVALUE);
            default -> throw invalid("profile", value, "none, datastore, mongodb or keyvalue");
        };
    }

    private static NonrelException invalid(String property, String value, String choices) {
        return ErrorCode.INVALID_PROPERTY.error("The property %s is %s and can't be '%s'", property, choices, value);
    }
}
