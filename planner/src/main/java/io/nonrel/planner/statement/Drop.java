package io.nonrel.planner.statement;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;

/**
 * {@code DROP SCHEMA | TABLE | VIEW | SEQUENCE}.
 *
 * @param kind what kind of thing the names mean
 * @param names the things to drop
 * @param ifExists whether a missing one is no error
 * @param cascade whether what depends on them goes too
 */
public record Drop(Kind kind, List<SqlIdentifier> names, boolean ifExists, boolean cascade) implements Ddl {
    public Drop {
        names = List.copyOf(names);
    }

    /** The kinds of things that this statement drops; indexes have a statement of their own. */
    public enum Kind {
        SCHEMA,
        TABLE,
        VIEW,
        SEQUENCE
    }
}
