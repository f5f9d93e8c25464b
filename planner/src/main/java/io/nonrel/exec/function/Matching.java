package io.nonrel.exec.function;

import io.nonrel.exec.Execution;
import io.nonrel.exec.Scalar;
import io.nonrel.index.CaseForms;
import io.nonrel.spi.NonrelException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A string against a pattern. A literal pattern is read once; one that varies is read anew only when it changes. A literal that
 * can't be read is no error while no row meets it.
 */
final class Matching {

    static final CallCompiler LIKE = (call, operands) -> {
        return compile(operands, (pattern, escape) -> {
            LikePattern like = LikePattern.of(pattern, escape);
            return (text, execution) -> like.matches(text);
        });
    };

    static final CallCompiler ILIKE = (call, operands) -> {
        return compile(operands, (pattern, escape) -> {
            LikePattern like =
                    LikePattern.of(CaseForms.foldEach(pattern), escape == null ? null : CaseForms.foldEach(escape));
            return (text, execution) -> like.matches(CaseForms.foldEach(text));
        });
    };

    static final CallCompiler SIMILAR = (call, operands) -> {
        return compile(operands, (pattern, escape) -> RegexPattern.similar(pattern, escape)::matches);
    };

    private Matching() {}

    /** A regular expression that a part of the string fits; a third operand has further flags. */
    static CallCompiler regex(String flags) {
        return (call, operands) ->
                compile(operands, (regex, more) -> RegexPattern.of(regex, more == null ? flags : flags + more)::finds);
    }

    /** The opposite; NULL stays NULL. */
    static CallCompiler not(CallCompiler function) {
        return (call, operands) -> {
            Scalar test = function.compile(call, operands);
            return (row, execution) ->
                    test.evaluate(row, execution) instanceof Boolean matches ? (Object) !matches : null;
        };
    }

    /** Tests a string. */
    @FunctionalInterface
    interface Matcher {
        boolean matches(String text, Execution execution);
    }

    /** Reads a pattern with its escape character or flags. */
    @FunctionalInterface
    interface Reader {
        Matcher read(String pattern, @Nullable String option);
    }

    private record Read(String pattern, @Nullable String option, Matcher matcher) {

        boolean isOf(String pattern, @Nullable String option) {
            return this.pattern.equals(pattern) && Objects.equals(this.option, option);
        }
    }

    private static Scalar compile(List<Scalar> operands, Reader reader) {
        Scalar text = operands.get(0);
        Scalar option = operands.size() > 2 ? operands.get(2) : null;
        boolean known = operands.get(1) instanceof Constant && (option == null || option instanceof Constant);
        Matcher matcher = known ? read((Constant) operands.get(1), (Constant) option, reader) : null;
        if (matcher == null) {
            return new Match(text, operands.get(1), option, reader);
        }
        return (row, execution) -> {
            Object value = text.evaluate(row, execution);
            return value == null ? null : matcher.matches((String) value, execution);
        };
    }

    /** A literal pattern, or null when it is NULL or can't be read: then the rows tell, if there are any. */
    private static @Nullable Matcher read(Constant pattern, @Nullable Constant option, Reader reader) {
        if (!(pattern.value() instanceof String text) || option != null && option.value() == null) {
            return null;
        }
        try {
            return reader.read(text, option == null ? null : (String) option.value());
        } catch (NonrelException e) {
            return null;
        }
    }

    private static final class Match implements Scalar {

        private final Scalar text;
        private final Scalar pattern;
        private final @Nullable Scalar option;
        private final Reader reader;
        private @Nullable Read last;

        private Match(Scalar text, Scalar pattern, @Nullable Scalar option, Reader reader) {
            this.text = text;
            this.pattern = pattern;
            this.option = option;
            this.reader = reader;
        }

        @Override
        public @Nullable Object evaluate(@Nullable Object[] row, Execution execution) {
            Object value = text.evaluate(row, execution);
            Object wanted = pattern.evaluate(row, execution);
            Object detail = option == null ? null : option.evaluate(row, execution);
            if (value == null || wanted == null || option != null && detail == null) {
                return null;
            }
            return matcher((String) wanted, (String) detail).matches((String) value, execution);
        }

        /** Threads may overwrite each other's: it is a cache of one immutable object. */
        private Matcher matcher(String wanted, @Nullable String detail) {
            Read known = last;
            if (known == null || !known.isOf(wanted, detail)) {
                known = new Read(wanted, detail, reader.read(wanted, detail));
                last = known;
            }
            return known.matcher;
        }
    }
}
