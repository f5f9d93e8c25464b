package io.nonrel.planner.parser.wording;

import io.nonrel.spi.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * Our error and our words for a message of Calcite, by the name of its resource; {@code messages.properties} has them.
 *
 * @param code what it is to a client
 * @param template with {0}, {1}, … where the message's arguments go
 */
record MessageWords(ErrorCode code, String template) {

    private static final Map<String, MessageWords> ALL = read();

    /** The words for a resource. */
    static Optional<MessageWords> of(String resource) {
        return Optional.ofNullable(ALL.get(resource));
    }

    String with(List<String> arguments) {
        String text = template;
        for (int i = 0; i < arguments.size(); i++) {
            text = text.replace("{" + i + "}", arguments.get(i));
        }
        return text;
    }

    private static Map<String, MessageWords> read() {
        Properties properties = new Properties();
        try (InputStream file = Objects.requireNonNull(
                MessageWords.class.getResourceAsStream("messages.properties"), "messages.properties")) {
            properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, MessageWords> words = new LinkedHashMap<>();
        for (String resource : properties.stringPropertyNames()) {
            String line = properties.getProperty(resource);
            int space = line.indexOf(' ');
            words.put(
                    resource, new MessageWords(ErrorCode.valueOf(line.substring(0, space)), line.substring(space + 1)));
        }
        return words;
    }
}
