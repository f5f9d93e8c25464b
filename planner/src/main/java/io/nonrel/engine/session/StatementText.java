package io.nonrel.engine.session;

import io.nonrel.planner.parser.SqlShape;
import org.jspecify.annotations.Nullable;

/** The text of a statement, and what the log of notices calls it by. Thread-safe. */
final class StatementText {

    private final String sql;

    /** Found once, as a statement may run often; threads that find it at the same time find the same. */
    private volatile @Nullable String shape;

    StatementText(String sql) {
        this.sql = sql;
    }

    /** The text as it was given. */
    String sql() {
        return sql;
    }

    /** The text without its literals, the text itself when they can't be told. */
    String shape() {
        String found = shape;
        if (found == null) {
            found = SqlShape.of(sql).map(SqlShape::sql).orElse(sql);
            shape = found;
        }
        return found;
    }
}
