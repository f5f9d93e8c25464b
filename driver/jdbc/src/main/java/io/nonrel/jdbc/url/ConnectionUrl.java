package io.nonrel.jdbc.url;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Settings;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A {@code jdbc:nonrel:} URL, read and checked. Immutable. Its text never holds a password.
 *
 * @param locator what selects the store: the URL without prefix, without the driver's own properties
 * @param settings the driver's properties from the URL and, overriding them, from Properties
 * @param shown the URL as it may be shown
 */
public record ConnectionUrl(String locator, Settings settings, String shown) {

    /** What every URL of ours begins with. */
    public static final String PREFIX = "jdbc:nonrel:";

    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*:.+", Pattern.DOTALL);

    /** The forms that URLs have. */
    private static final String FORMS = "jdbc:nonrel:embedded:mem:NAME, jdbc:nonrel:embedded:file:PATH,"
            + " jdbc:nonrel:mongodb://HOST/DATABASE, jdbc:nonrel:mongodb+srv://HOST/DATABASE or"
            + " jdbc:nonrel:datastore://PROJECT";

    /** Whether the URL is for this driver, be it right or wrong after the prefix. */
    public static boolean accepts(String url) {
        return url.startsWith(PREFIX);
    }

    /**
     * Reads a URL that {@link #accepts} takes.
     *
     * @param overriding null for none
     * @throws io.nonrel.spi.NonrelException {@link ErrorCode#INVALID_URL} or {@link ErrorCode#INVALID_PROPERTY}
     */
    public static ConnectionUrl parse(String url, @Nullable Properties overriding) {
        String rest = url.substring(PREFIX.length());
        if (!SCHEME.matcher(rest).matches()) {
            throw ErrorCode.INVALID_URL.error("The URL '%s' names no store: write %s", Secrets.redact(url), FORMS);
        }
        PropertyCollector properties = new PropertyCollector();
        String locator = properties.takeFrom(rest);
        if (overriding != null) {
            properties.override(overriding);
        }
        return new ConnectionUrl(locator, properties.settings(), Secrets.redact(url));
    }

    /** Any URL as it may be shown. */
    public static String shown(String url) {
        return Secrets.redact(url);
    }

    @Override
    public String toString() {
        return shown;
    }
}
