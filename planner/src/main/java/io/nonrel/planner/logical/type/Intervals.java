package io.nonrel.planner.logical.type;

import io.nonrel.planner.catalog.TypeName;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.parser.SqlParserPos;

/** The widest interval types: any interval fits into one of the two. */
final class Intervals {

    private Intervals() {}

    static SqlIntervalQualifier qualifier(TypeName name) {
        return name == TypeName.INTERVAL_YEAR_MONTH
                ? new SqlIntervalQualifier(TimeUnit.YEAR, TimeUnit.MONTH, SqlParserPos.ZERO)
                : new SqlIntervalQualifier(TimeUnit.DAY, TimeUnit.SECOND, SqlParserPos.ZERO);
    }
}
