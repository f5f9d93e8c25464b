package io.nonrel.tck.random;

import java.util.ArrayList;
import java.util.List;

/** The text of a statement while it is written, with parameters in place of literals when wanted. Not thread-safe. */
final class SqlText {

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();
    private final boolean withParameters;
    private boolean ordered;

    private SqlText(boolean withParameters) {
        this.withParameters = withParameters;
    }

    static SqlText of(Fragment fragment, boolean withParameters) {
        SqlText text = new SqlText(withParameters);
        fragment.write(text);
        return text;
    }

    void append(String words) {
        sql.append(words);
    }

    void literal(String literal, Object value) {
        if (withParameters) {
            sql.append('?');
            parameters.add(value);
        } else {
            sql.append(literal);
        }
    }

    void ordered() {
        ordered = true;
    }

    /** Whether the order of rows is fully decided. Inner queries have no total order that would count, save below LIMIT 1. */
    boolean isOrdered() {
        return ordered;
    }

    List<Object> parameters() {
        return parameters;
    }

    @Override
    public String toString() {
        return sql.toString();
    }
}
