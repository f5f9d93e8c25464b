package io.nonrel.exec.function;

import static io.nonrel.exec.function.FunctionDefinition.Topic.PATTERN;
import static io.nonrel.exec.function.FunctionDefinition.function;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeFamily;

/** LIKE and its relatives, and functions of regular expressions (those of java.util.regex). */
final class PatternFunctions {

    private static final SqlTypeFamily C = SqlTypeFamily.CHARACTER;
    private static final SqlTypeFamily I = SqlTypeFamily.INTEGER;

    private final List<FunctionDefinition> all = new ArrayList<>();

    private PatternFunctions() {}

    static List<FunctionDefinition> all() {
        PatternFunctions functions = new PatternFunctions();
        functions.operators();
        functions.functions();
        return functions.all;
    }

    private void add(SqlOperator operator, String signature, String description, CallCompiler compiler) {
        all.add(new FunctionDefinition(operator, PATTERN, signature, description, compiler));
    }

    private void operators() {
        add(
                SqlStdOperatorTable.LIKE,
                "string [NOT] LIKE pattern [ESCAPE character]",
                "% is any string, _ any character; no escape character unless one is named",
                Matching.LIKE);
        add(
                SqlLibraryOperators.ILIKE,
                "string [NOT] ILIKE pattern [ESCAPE character]",
                "LIKE that ignores case",
                Matching.ILIKE);
        add(
                SqlStdOperatorTable.SIMILAR_TO,
                "string [NOT] SIMILAR TO pattern [ESCAPE character]",
                "SQL's regular expressions",
                Matching.SIMILAR);
        add(
                SqlLibraryOperators.RLIKE,
                "string [NOT] RLIKE regex",
                "whether a part of the string fits",
                Matching.regex(""));
        add(
                SqlStdOperatorTable.POSIX_REGEX_CASE_SENSITIVE,
                "string ~ regex",
                "whether a part of the string fits",
                Matching.regex(""));
        add(
                SqlStdOperatorTable.POSIX_REGEX_CASE_INSENSITIVE,
                "string ~* regex",
                "the same without regard to case",
                Matching.regex("i"));
        add(
                SqlStdOperatorTable.NEGATED_POSIX_REGEX_CASE_SENSITIVE,
                "string !~ regex",
                "whether no part of the string fits",
                Matching.not(Matching.regex("")));
        add(
                SqlStdOperatorTable.NEGATED_POSIX_REGEX_CASE_INSENSITIVE,
                "string !~* regex",
                "the same without regard to case",
                Matching.not(Matching.regex("i")));
    }

    private void functions() {
        SqlOperandTypeChecker two = OperandTypes.family(C, C);
        SqlOperandTypeChecker three = OperandTypes.family(C, C, C);
        add(
                function("REGEXP_LIKE", ReturnTypes.BOOLEAN_NULLABLE, two.or(three)),
                "REGEXP_LIKE(string, regex [, flags])",
                "whether a part of the string fits; flags: i, c, m, s, n, x",
                Matching.regex(""));
        add(
                function(
                        "REGEXP_REPLACE",
                        ReturnTypes.VARCHAR_NULLABLE,
                        two.or(three)
                                .or(OperandTypes.family(C, C, C, C))
                                .or(OperandTypes.family(C, C, C, I))
                                .or(OperandTypes.family(C, C, C, I, I))
                                .or(OperandTypes.family(C, C, C, I, I, C))),
                "REGEXP_REPLACE(string, regex [, other [, start [, occurrence [, flags]]]])",
                "parts that fit replaced; $1 or \\1 is a group; all of them unless an occurrence is named",
                RegexCalls.REPLACE);
        add(
                function(
                        "REGEXP_SUBSTR",
                        ReturnTypes.VARCHAR_FORCE_NULLABLE,
                        two.or(OperandTypes.family(C, C, I))
                                .or(OperandTypes.family(C, C, I, I))
                                .or(OperandTypes.family(C, C, I, I, C))
                                .or(OperandTypes.family(C, C, I, I, C, I))),
                "REGEXP_SUBSTR(string, regex [, start [, occurrence [, flags [, group]]]])",
                "the part that fits, NULL when none does",
                RegexCalls.SUBSTRING);
        add(
                function(
                        "REGEXP_INSTR",
                        ReturnTypes.INTEGER_NULLABLE,
                        two.or(OperandTypes.family(C, C, I)).or(OperandTypes.family(C, C, I, I))),
                "REGEXP_INSTR(string, regex [, start [, occurrence]])",
                "where the part starts that fits, 0 when none does",
                RegexCalls.POSITION);
        add(
                function("REGEXP_COUNT", ReturnTypes.INTEGER_NULLABLE, two.or(OperandTypes.family(C, C, I))),
                "REGEXP_COUNT(string, regex [, start])",
                "how many parts fit",
                RegexCalls.COUNT);
    }
}
