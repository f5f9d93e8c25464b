package io.nonrel.exec.function;

import io.nonrel.exec.Execution;
import io.nonrel.spi.ErrorCode;
import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** What REGEXP_REPLACE, REGEXP_SUBSTR, REGEXP_INSTR and REGEXP_COUNT compute. */
final class RegexCalls {

    static final CallCompiler REPLACE = remembering(RegexCalls::replace);
    static final CallCompiler SUBSTRING = remembering(RegexCalls::substring);
    static final CallCompiler POSITION = remembering(RegexCalls::position);
    static final CallCompiler COUNT = remembering(RegexCalls::count);

    private RegexCalls() {}

    @FunctionalInterface
    private interface RegexFunction {
        @Nullable
        Object apply(RegexCache patterns, Object[] operands, Execution execution);
    }

    /** Each call of the function in a statement remembers its last expression. */
    private static CallCompiler remembering(RegexFunction function) {
        return (call, operands) -> {
            RegexCache patterns = new RegexCache();
            return Strict.variadic((v, execution) -> function.apply(patterns, v, execution))
                    .compile(call, operands);
        };
    }

    private static Object replace(RegexCache patterns, Object[] v, Execution execution) {
        String text = (String) v[0];
        String other = v.length > 2 ? javaReplacement((String) v[2]) : "";
        String flags = v.length == 4 && v[3] instanceof String f ? f : v.length > 5 ? (String) v[5] : "";
        int start = v.length > 3 && v[3] instanceof Number n ? start(text, n.longValue()) : 0;
        long occurrence = v.length > 4 ? ((Number) v[4]).longValue() : 0;
        return patterns.of((String) v[1], flags).match(text, execution, matcher -> {
            StringBuilder result = new StringBuilder();
            long found = 0;
            boolean more = matcher.find(start);
            while (more) {
                found++;
                if (occurrence == 0 || found == occurrence) {
                    append(matcher, result, other);
                }
                more = (occurrence == 0 || found < occurrence) && matcher.find();
            }
            matcher.appendTail(result);
            return result.toString();
        });
    }

    private static void append(Matcher matcher, StringBuilder result, String replacement) {
        try {
            matcher.appendReplacement(result, replacement);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw ErrorCode.INVALID_FUNCTION_ARGUMENT.error(
                    e, "The replacement '%s' names a group that the expression doesn't have", replacement);
        }
    }

    /** {@code \1} is a group as {@code $1} is. */
    private static String javaReplacement(String replacement) {
        return replacement.replaceAll("\\\\([0-9])", "\\$$1");
    }

    private static @Nullable Object substring(RegexCache patterns, Object[] v, Execution execution) {
        int group = v.length > 5 ? Strict.clamp(v[5]) : 0;
        String flags = v.length > 4 ? (String) v[4] : "";
        Optional<String> part = patterns.of((String) v[1], flags).match((String) v[0], execution, matcher -> {
            if (!find(matcher, v)) {
                return Optional.empty();
            }
            if (group < 0 || group > matcher.groupCount()) {
                throw ErrorCode.INVALID_FUNCTION_ARGUMENT.error("The expression has no group %d", group);
            }
            return Optional.ofNullable(matcher.group(group));
        });
        return part.orElse(null);
    }

    private static Object position(RegexCache patterns, Object[] v, Execution execution) {
        String text = (String) v[0];
        return patterns.of((String) v[1], "")
                .match(
                        text,
                        execution,
                        matcher -> find(matcher, v) ? (long) text.codePointCount(0, matcher.start()) + 1 : 0L);
    }

    private static Object count(RegexCache patterns, Object[] v, Execution execution) {
        String text = (String) v[0];
        int start = v.length > 2 ? start(text, ((Number) v[2]).longValue()) : 0;
        return patterns.of((String) v[1], "").match(text, execution, matcher -> {
            long found = 0;
            for (boolean more = matcher.find(start); more; more = matcher.find()) {
                found++;
            }
            return found;
        });
    }

    /** Moves to the occurrence that the operands from the third on ask for. */
    private static boolean find(Matcher matcher, Object[] v) {
        int start = v.length > 2 ? start((String) v[0], ((Number) v[2]).longValue()) : 0;
        long occurrence = v.length > 3 ? ((Number) v[3]).longValue() : 1;
        boolean found = matcher.find(start);
        for (long i = 1; i < occurrence && found; i++) {
            found = matcher.find();
        }
        return found;
    }

    private static int start(String text, long position) {
        if (position < 1) {
            throw ErrorCode.INVALID_FUNCTION_ARGUMENT.error("Positions count from 1, not %d", position);
        }
        return text.length() - CodePoints.substring(text, position).length();
    }
}
