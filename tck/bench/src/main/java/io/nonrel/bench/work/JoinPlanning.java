package io.nonrel.bench.work;

import java.sql.Connection;
import java.sql.PreparedStatement;

/** Planning of a join of ten tables; each text is new in more than its literals. */
final class JoinPlanning implements Work {

    private static final int TABLES = 10;

    @Override
    public String name() {
        return "10-way join, planning (goal: 5 ms)";
    }

    /** The goal is a time, and H2 plans late and shares less: no ratio. */
    @Override
    public double goal() {
        return Double.NaN;
    }

    @Override
    public Run prepare(Connection connection) {
        return n -> {
            StringBuilder sql =
                    new StringBuilder("SELECT t0.name AS c").append(n).append(" FROM items t0");
            for (int i = 1; i < TABLES; i++) {
                sql.append(" JOIN items t%d ON t%d.id = t%d.customer_id".formatted(i, i, i - 1));
            }
            sql.append(" WHERE t0.id = ?");
            try (PreparedStatement prepared = connection.prepareStatement(sql.toString())) {
                return prepared.getMetaData().getColumnCount();
            }
        };
    }
}
