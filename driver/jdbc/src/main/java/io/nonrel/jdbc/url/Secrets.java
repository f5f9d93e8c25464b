package io.nonrel.jdbc.url;

import io.nonrel.jdbc.error.SqlExceptions;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keeps passwords out of all that is shown. */
public final class Secrets {

    private static final String STARS = "***";
    /** {@code user:password@} up to the last @ of the authority: passwords with an unescaped @ happen. */
    private static final Pattern USER_INFO = Pattern.compile("(//[^:/?;@]*):([^?;]*)@");

    private static final Pattern PARAMETER =
            Pattern.compile("([?&;](?:nonrel\\.)?[a-z]*(?:password|secret|token)=)[^&;]*", Pattern.CASE_INSENSITIVE);

    private Secrets() {}

    /** A URL or locator with stars for each password. */
    static String redact(String url) {
        String hidden = USER_INFO.matcher(url).replaceAll("$1:***@");
        return PARAMETER.matcher(hidden).replaceAll("$1***");
    }

    /**
     * The exception for a connection that could not be opened; texts of stores and clients may quote the locator or the
     * password, and then nothing of theirs is kept but the scrubbed message.
     */
    public static SQLException scrubbed(Throwable thrown, ConnectionUrl url) {
        Set<String> secrets = secretsOf(url);
        boolean clean = true;
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            clean &= !mentions(t.getMessage(), secrets);
        }
        if (clean) {
            return SqlExceptions.of(thrown);
        }
        ErrorCode code = thrown instanceof NonrelException e ? e.code() : ErrorCode.CONNECTION_FAILED;
        String message = String.valueOf(thrown.getMessage());
        for (String secret : secrets) {
            message = message.replace(secret, STARS);
        }
        return SqlExceptions.withoutCause(code, message);
    }

    private static Set<String> secretsOf(ConnectionUrl url) {
        Set<String> secrets = new LinkedHashSet<>();
        String password = url.settings().password();
        if (password != null && !password.isEmpty()) {
            secrets.add(password);
            secrets.add(URLEncoder.encode(password, StandardCharsets.UTF_8));
        }
        Matcher userInfo = USER_INFO.matcher(url.locator());
        if (userInfo.find() && !userInfo.group(2).isEmpty()) {
            secrets.add(userInfo.group(2));
            secrets.add(PercentDecoding.decode(userInfo.group(2)));
        }
        return secrets;
    }

    private static boolean mentions(@Nullable String text, Set<String> secrets) {
        return text != null && secrets.stream().anyMatch(text::contains);
    }
}
