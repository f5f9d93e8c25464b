package io.nonrel.planner.parser.wording;

import io.nonrel.spi.ErrorCode;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteResource;
import org.apache.calcite.runtime.Resources.BaseMessage;

/**
 * A message of Calcite, recognised again. Calcite's exceptions carry the text only; the patterns of the texts are read from its
 * own resources, so that other words in another version do no harm.
 *
 * @param resource name of the resource
 * @param arguments what was filled in, in the order of the text
 *
 * <p>Immutable and thread-safe.
 */
public record CalciteMessage(String resource, List<String> arguments) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+[^}]*}");
    private static final String UNEXPLAINED = "This has no meaning here";
    private static final Map<String, Pattern> PATTERNS = patterns();

    /** The message that a text is; empty when it is none. */
    public static Optional<CalciteMessage> of(String text) {
        CalciteMessage best = null;
        int mostWords = -1;
        for (Map.Entry<String, Pattern> entry : PATTERNS.entrySet()) {
            Matcher matcher = entry.getValue().matcher(text);
            // Of several that fit, the one that says most by itself.
            int words = matcher.matches() ? entry.getValue().pattern().length() : -1;
            if (words > mostWords) {
                mostWords = words;
                List<String> arguments = new ArrayList<>();
                for (int i = 1; i <= matcher.groupCount(); i++) {
                    arguments.add(matcher.group(i));
                }
                best = new CalciteMessage(entry.getKey(), arguments);
            }
        }
        return Optional.ofNullable(best);
    }

    /** What it is to a client. */
    public ErrorCode code() {
        return MessageWords.of(resource).map(MessageWords::code).orElse(ErrorCode.INVALID_STATEMENT);
    }

    /** What is wrong, in our words. */
    public String sentence() {
        if (resource.equals("canNotApplyOp2Type")) {
            return new WrongOperands(arguments.get(0), arguments.get(1), arguments.get(2)).sentence();
        }
        List<String> readable = arguments.stream().map(ReadableTypes::argument).toList();
        return MessageWords.of(resource).map(w -> w.with(readable)).orElse(UNEXPLAINED);
    }

    /** Families of types, in brackets, as people call them. */
    public static String readableTypes(String signature) {
        return ReadableTypes.form(signature);
    }

    private static Map<String, Pattern> patterns() {
        Map<String, Pattern> patterns = new LinkedHashMap<>();
        for (Method method : CalciteResource.class.getMethods()) {
            BaseMessage message = method.getAnnotation(BaseMessage.class);
            if (message != null) {
                patterns.put(method.getName(), pattern(message.value()));
            }
        }
        return patterns;
    }

    /** From the syntax of {@link java.text.MessageFormat}, in which two quotes stand for one. */
    private static Pattern pattern(String format) {
        StringBuilder regex = new StringBuilder();
        Matcher matcher = PLACEHOLDER.matcher(format);
        int from = 0;
        while (matcher.find()) {
            regex.append(quoted(format.substring(from, matcher.start()))).append("(.*)");
            from = matcher.end();
        }
        return Pattern.compile(regex.append(quoted(format.substring(from))).toString(), Pattern.DOTALL);
    }

    private static String quoted(String text) {
        return text.isEmpty() ? "" : Pattern.quote(text.replace("''", "'"));
    }
}
