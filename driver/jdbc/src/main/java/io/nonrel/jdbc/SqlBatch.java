package io.nonrel.jdbc;

import io.nonrel.jdbc.error.SqlExceptions;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** A batch of different SQL texts: run one after the other up to the first that fails, or several at once where that is the same. */
final class SqlBatch {

    /** Runs one text and gives its count. */
    interface Step {
        long run(String sql) throws SQLException;
    }

    /** Runs the first texts together and gives their counts, none when the first is to be run by itself. */
    interface Stride {
        long[] run(List<String> texts) throws SQLException;
    }

    private SqlBatch() {}

    /**
     * Runs all.
     *
     * @throws java.sql.BatchUpdateException with the counts of those that ran before the one that failed
     */
    static long[] run(List<String> texts, Stride stride, Step step) throws SQLException {
        long[] counts = new long[texts.size()];
        int done = 0;
        while (done < counts.length) {
            try {
                long[] together = stride.run(texts.subList(done, counts.length));
                if (together.length == 0) {
                    counts[done] = step.run(texts.get(done));
                    done++;
                } else {
                    System.arraycopy(together, 0, counts, done, together.length);
                    done += together.length;
                }
            } catch (SQLException e) {
                throw SqlExceptions.batch(
                        "Statement %d of %d in the batch failed".formatted(done + 1, counts.length),
                        Arrays.copyOf(counts, done),
                        e);
            }
        }
        return counts;
    }
}
