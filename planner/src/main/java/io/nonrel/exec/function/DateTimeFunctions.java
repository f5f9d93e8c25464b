package io.nonrel.exec.function;

import static io.nonrel.exec.function.FunctionDefinition.Topic.DATE_AND_TIME;
import static io.nonrel.exec.function.FunctionDefinition.function;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;

/** Functions of dates, times and intervals. Instants are looked at in the session's zone. */
final class DateTimeFunctions {

    private final List<FunctionDefinition> all = new ArrayList<>();

    private DateTimeFunctions() {}

    static List<FunctionDefinition> all() {
        DateTimeFunctions functions = new DateTimeFunctions();
        functions.now();
        functions.fields();
        functions.moving();
        functions.days();
        return functions.all;
    }

    private void add(SqlOperator operator, String signature, String description, CallCompiler compiler) {
        all.add(new FunctionDefinition(operator, DATE_AND_TIME, signature, description, compiler));
    }

    private void now() {
        String once = "; the same throughout a statement";
        for (String name : List.of("CURRENT_TIMESTAMP", "LOCALTIMESTAMP", "NOW")) {
            add(
                    new CurrentTimeOperator(name, SqlTypeName.TIMESTAMP),
                    name.equals("NOW") ? "NOW()" : name + "[(digits)]",
                    "now in the session's zone" + once,
                    CurrentTime.TIMESTAMP);
        }
        for (String name : List.of("CURRENT_TIME", "LOCALTIME", "CURTIME")) {
            add(
                    new CurrentTimeOperator(name, SqlTypeName.TIME),
                    name.equals("CURTIME") ? "CURTIME()" : name + "[(digits)]",
                    "the time of day in the session's zone" + once,
                    CurrentTime.TIME);
        }
        for (String name : List.of("CURRENT_DATE", "CURDATE")) {
            add(
                    new CurrentTimeOperator(name, SqlTypeName.DATE),
                    name.equals("CURDATE") ? "CURDATE()" : name,
                    "today in the session's zone" + once,
                    CurrentTime.DATE);
        }
    }

    private void fields() {
        add(
                Extract.INSTANCE,
                "EXTRACT(unit FROM x)",
                "a field: YEAR, QUARTER, MONTH, WEEK (ISO), DAY, HOUR, MINUTE, SECOND, MILLISECOND, MICROSECOND,"
                        + " NANOSECOND (of the minute), DOW (Sunday is 1), ISODOW (Monday is 1), DOY, EPOCH, ISOYEAR,"
                        + " DECADE, CENTURY, MILLENNIUM; SECOND has as many digits of its fraction as x",
                Fields.EXTRACT);
        add(
                SqlStdOperatorTable.EXTRACT,
                "YEAR(x)",
                "the same as EXTRACT; QUARTER, MONTH, WEEK, HOUR, MINUTE and so on too",
                Fields.EXTRACT);
        add(
                function(
                        "DATE_PART",
                        ReturnTypes.BIGINT_NULLABLE,
                        OperandTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.DATETIME)
                                .or(OperandTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.DATETIME_INTERVAL))),
                "DATE_PART(unit, x)",
                "EXTRACT with the unit as a string",
                Strict.variadic((v, execution) -> Fields.extract(
                        Units.range((String) v[0]),
                        v[1],
                        execution.environment().zone())));
        field("DAY", TimeUnitRange.DAY, "the day of the month");
        field("SECOND", TimeUnitRange.SECOND, "the whole seconds of the minute");
        field("ISODOW", TimeUnitRange.ISODOW, "the day of the week, Monday is 1");
        field("EPOCH", TimeUnitRange.EPOCH, "seconds since 1970");
        add(
                SqlLibraryOperators.DAYNAME,
                "DAYNAME(x)",
                "the English name of the day of the week",
                Strict.variadic(
                        (v, execution) -> local(v[0], execution.environment().zone())
                                .getDayOfWeek()
                                .getDisplayName(TextStyle.FULL, Locale.ENGLISH)));
        add(
                SqlLibraryOperators.MONTHNAME,
                "MONTHNAME(x)",
                "the English name of the month",
                Strict.variadic(
                        (v, execution) -> local(v[0], execution.environment().zone())
                                .getMonth()
                                .getDisplayName(TextStyle.FULL, Locale.ENGLISH)));
        add(
                SqlStdOperatorTable.LAST_DAY,
                "LAST_DAY(x)",
                "the last date of its month",
                Strict.variadic((v, execution) -> {
                    LocalDate date = local(v[0], execution.environment().zone()).toLocalDate();
                    return date.withDayOfMonth(date.lengthOfMonth());
                }));
    }

    private void moving() {
        add(
                SqlStdOperatorTable.FLOOR,
                "FLOOR(x [TO unit])",
                "the integer not above a number; the start of a unit of time, weeks start on Monday",
                Floors.FLOOR);
        add(
                SqlStdOperatorTable.CEIL,
                "CEIL(x [TO unit])",
                "the integer not below a number; the end of a unit of time; CEILING(x) too",
                Floors.CEIL);
        add(
                SqlBasicFunction.create(
                        "DATE_TRUNC",
                        ReturnTypes.ARG1_NULLABLE,
                        OperandTypes.family(SqlTypeFamily.CHARACTER, SqlTypeFamily.DATETIME),
                        // The grammar makes calls of Calcite's function of this name, which is in this category.
                        SqlFunctionCategory.TIMEDATE),
                "DATE_TRUNC(unit, x)",
                "FLOOR with the unit as a string",
                Strict.variadic((v, execution) -> Floors.floor(
                        v[1],
                        Units.range((String) v[0]),
                        execution.environment().zone())));
        add(SqlStdOperatorTable.TIMESTAMP_ADD, "TIMESTAMPADD(unit, count, x)", "moved by so many units", Spans.ADD);
        add(
                SqlStdOperatorTable.TIMESTAMP_DIFF,
                "TIMESTAMPDIFF(unit, from, to)",
                "whole units between",
                Spans.DIFFERENCE);
    }

    private void days() {
        add(
                DayOperators.PLUS,
                "date + days, days + date",
                "the date so many days later",
                Strict.binary(DayOperators::plus));
        add(
                DayOperators.MINUS,
                "date - days, date - date",
                "the date so many days earlier; the days between two dates",
                Strict.<LocalDate, Object>binary(DayOperators::minus));
    }

    private void field(String name, TimeUnitRange unit, String description) {
        add(
                function(name, ReturnTypes.BIGINT_NULLABLE, OperandTypes.DATETIME),
                name + "(x)",
                description,
                Strict.variadic((v, execution) ->
                        Fields.extract(unit, v[0], execution.environment().zone())));
    }

    private static LocalDateTime local(Object value, ZoneId zone) {
        return DateTimeMath.local(value, zone);
    }
}
