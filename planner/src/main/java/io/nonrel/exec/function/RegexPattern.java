package io.nonrel.exec.function;

import io.nonrel.exec.Execution;
import io.nonrel.spi.ErrorCode;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A regular expression, read once; matching asks for cancellation, because some expressions take forever. */
final class RegexPattern {

    private final Pattern pattern;

    private RegexPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * Reads an expression of java.util.regex.
     *
     * @param flags {@code i} ignore case, {@code m} lines start and end within, {@code s} or {@code n} a dot is a line end too,
     *     {@code x} comments, {@code c} mind case, {@code g} no meaning here
     */
    static RegexPattern of(String regex, String flags) {
        return compile(regex, options(flags));
    }

    /** A pattern of SIMILAR TO. */
    static RegexPattern similar(String pattern, @Nullable String escape) {
        return compile(SimilarPattern.toRegex(pattern, escape), Pattern.DOTALL);
    }

    private static RegexPattern compile(String regex, int options) {
        try {
            return new RegexPattern(Pattern.compile(regex, options));
        } catch (PatternSyntaxException e) {
            throw ErrorCode.INVALID_REGEX.error(e, "'%s' is no regular expression: %s", regex, e.getDescription());
        } catch (StackOverflowError e) {
            throw ErrorCode.INVALID_REGEX.error(e, "The regular expression is nested too deeply");
        }
    }

    private static int options(String flags) {
        int options = 0;
        for (int i = 0; i < flags.length(); i++) {
            switch (flags.charAt(i)) {
                case 'i' -> options |= Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
                case 'c' -> options &= ~(Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
                case 'm' -> options |= Pattern.MULTILINE;
                case 's', 'n' -> options |= Pattern.DOTALL;
                case 'x' -> options |= Pattern.COMMENTS;
                case 'g' -> {}
                default ->
                    throw ErrorCode.INVALID_FUNCTION_ARGUMENT.error(
                            "'%s' has a flag that isn't one of i, c, m, n, s, x, g", flags);
            }
        }
        return options;
    }

    /** Whether a part of the text fits. */
    boolean finds(String text, Execution execution) {
        return match(text, execution, Matcher::find);
    }

    /** Whether the whole text fits. */
    boolean matches(String text, Execution execution) {
        return match(text, execution, Matcher::matches);
    }

    /** What an action does with a matcher on the text. */
    <T> T match(String text, Execution execution, Function<Matcher, T> action) {
        try {
            return action.apply(pattern.matcher(new CancellableText(text, execution)));
        } catch (StackOverflowError e) {
            throw ErrorCode.STATEMENT_TOO_COMPLEX.error(
                    e,
                    "The regular expression '%s' needs too much stack for a text of %d characters",
                    pattern.pattern(),
                    text.length());
        }
    }

    /** A text that looks at the statement's cancellation every so many characters. */
    private static final class CancellableText implements CharSequence {

        private static final int CHARACTERS_PER_CHECK = 4096;

        private final CharSequence text;
        private final Execution execution;
        private int reads;

        private CancellableText(CharSequence text, Execution execution) {
            this.text = text;
            this.execution = execution;
        }

        @Override
        public char charAt(int index) {
            if (++reads % CHARACTERS_PER_CHECK == 0) {
                execution.checkCancelled();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
