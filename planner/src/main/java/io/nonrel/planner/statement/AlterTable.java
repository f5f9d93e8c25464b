package io.nonrel.planner.statement;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;

/**
 * {@code ALTER TABLE [IF EXISTS] name change, …}.
 *
 * @param changes what to change, in that order
 */
public record AlterTable(SqlIdentifier table, boolean ifExists, List<TableChange> changes) implements Ddl {
    public AlterTable {
        changes = List.copyOf(changes);
    }
}
