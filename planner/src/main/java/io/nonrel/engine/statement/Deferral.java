package io.nonrel.engine.statement;

import io.nonrel.engine.Prepared;
import io.nonrel.planner.ParameterDescriptor;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.planner.parser.SqlParsing;
import io.nonrel.planner.statement.Dml;
import io.nonrel.planner.statement.Explain;
import io.nonrel.planner.statement.Statement;
import io.nonrel.spi.NonrelException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements that only the values bound to their parameters make valid. Stateless. */
final class Deferral {

    private static final ParameterDescriptor UNKNOWN = new ParameterDescriptor(ColumnType.of(TypeName.OTHER), true);

    /** Values longer than this are not kept in the key of a plan. */
    private static final int LONGEST = 1_000;

    private Deferral() {}

    /** The statement, to be planned when values are bound; one without parameters fails as it has failed. */
    static Compiled of(String sql, NonrelException failure) {
        int count = SqlParsing.countParameters(sql);
        if (count == 0) {
            throw failure;
        }
        List<ParameterDescriptor> parameters = Collections.nCopies(count, UNKNOWN);
        Statement statement = SqlParsing.parse(sql);
        if (statement instanceof Explain explain) {
            return new Compiled.OfExplain(
                    new Compiled.OfDeferred(kind(explain.target()), parameters), explain.analyze());
        }
        return new Compiled.OfDeferred(kind(statement), parameters);
    }

    private static Prepared.Kind kind(Statement statement) {
        if (!(statement instanceof Dml dml)) {
            return Prepared.Kind.QUERY;
        }
        return dml.returning().isEmpty() ? Prepared.Kind.WRITE : Prepared.Kind.WRITE_RETURNING;
    }

    /** Whether a plan for these values may be found again, and keeps little memory. */
    static boolean isWorthKeeping(List<@Nullable Object> values) {
        return values.stream().noneMatch(v -> v instanceof byte[] || v instanceof String s && s.length() > LONGEST);
    }
}
