package io.nonrel.planner.statement;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;

/**
 * {@code TRUNCATE TABLE}.
 *
 * @param tables the tables to empty
 * @param restartIdentity whether their identity columns start again
 */
public record Truncate(List<SqlIdentifier> tables, boolean restartIdentity) implements Ddl {
    public Truncate {
        tables = List.copyOf(tables);
    }
}
