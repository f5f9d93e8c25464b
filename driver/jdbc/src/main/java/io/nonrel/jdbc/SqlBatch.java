package io.nonrel.jdbc;

import io.nonrel.jdbc.error.SqlExceptions;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** A batch of different SQL texts: run one after the other up to the first that fails. */
final class SqlBatch {

    /** Runs one text and gives its count. */
    interface Step {
        long run(String sql) throws SQLException;
    }

    private SqlBatch() {}

    /**
     * Runs all.
     *
     * @throws java.sql.BatchUpdateException with the counts of those that ran before the one that failed
     */
    static long[] run(List<String> texts, Step step) throws SQLException {
        long[] counts = new long[texts.size()];
        for (int i = 0; i < counts.length; i++) {
            try {
                counts[i] = step.run(texts.get(i));
            } catch (SQLException e) {
                throw SqlExceptions.batch(
                        "Statement %d of %d in the batch failed".formatted(i + 1, counts.length),
                        Arrays.copyOf(counts, i),
                        e);
            }
        }
        return counts;
    }
}
