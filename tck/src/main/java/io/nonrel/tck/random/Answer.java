package io.nonrel.tck.random;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a database answered.
 *
 * @param lines rows as text, sorted when their order says nothing, and counts of changed rows
 * @param error the error instead, as SQLState and message
 */
record Answer(List<String> lines, Optional<String> error) {

    /** Timeout, cancelled, a limit of ours; H2's timeout. */
    private static final Set<String> UNFINISHED = Set.of("HYT00", "57014", "54N01");

    Answer {
        lines = List.copyOf(lines);
    }

    static Answer failed(SQLException e) {
        return new Answer(List.of(), Optional.of(e.getSQLState() + " " + e.getMessage()));
    }

    static Answer broken(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        return new Answer(List.of(), Optional.of("XX000 " + e + (trace.length > 0 ? " at " + trace[0] : "")));
    }

    /** Whether the error stems from a value, so that it may depend on the order of evaluation. */
    boolean isValueError() {
        return error.filter(text -> text.startsWith("22") || text.startsWith("23"))
                .isPresent();
    }

    /** Whether time or another limit was over before there was an answer. */
    boolean isUnfinished() {
        return error.map(text -> text.substring(0, 5))
                .filter(UNFINISHED::contains)
                .isPresent();
    }

    boolean isBug() {
        return error.filter(text -> text.contains("This is a bug in nonrel") || text.startsWith("XX"))
                .isPresent();
    }

    /** The kind of answer, for telling one failure from another. */
    String sort() {
        return error.map(text -> text.replaceAll("[0-9]+", "n")
                        .replaceAll("'[^']*'", "s")
                        .replaceAll("\"[^\"]*\"", "s"))
                .map(text -> text.substring(0, Math.min(text.length(), 60)))
                .orElse("rows");
    }

    @Override
    public String toString() {
        return error.orElseGet(
                () -> lines.size() + " lines\n" + String.join("\n", lines.subList(0, Math.min(lines.size(), 30))));
    }
}
