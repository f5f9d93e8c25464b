package io.nonrel.exec.function;

import static io.nonrel.exec.function.FunctionDefinition.Topic.TEXT;
import static io.nonrel.exec.function.FunctionDefinition.function;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;

/** Functions of strings. */
final class TextFunctions {

    private final List<FunctionDefinition> all = new ArrayList<>();

    private TextFunctions() {}

    static List<FunctionDefinition> all() {
        TextFunctions functions = new TextFunctions();
        functions.standard();
        functions.parts();
        functions.building();
        return functions.all;
    }

    private void add(SqlOperator operator, String signature, String description, CallCompiler compiler) {
        all.add(new FunctionDefinition(operator, TEXT, signature, description, compiler));
    }

    private void standard() {
        CallCompiler upper = Strict.unary((String s) -> s.toUpperCase(Locale.ROOT));
        CallCompiler lower = Strict.unary((String s) -> s.toLowerCase(Locale.ROOT));
        add(SqlStdOperatorTable.UPPER, "UPPER(string)", "in upper case, in no language's rules", upper);
        add(SqlStdOperatorTable.LOWER, "LOWER(string)", "in lower case, in no language's rules", lower);
        add(text("UCASE"), "UCASE(string)", "the same as UPPER", upper);
        add(text("LCASE"), "LCASE(string)", "the same as LOWER", lower);
        CallCompiler length = Strict.unary(TextFunctions::length);
        add(SqlStdOperatorTable.CHAR_LENGTH, "CHAR_LENGTH(string)", "number of characters (code points)", length);
        add(SqlStdOperatorTable.CHARACTER_LENGTH, "CHARACTER_LENGTH(string)", "the same as CHAR_LENGTH", length);
        add(
                function("LENGTH", ReturnTypes.INTEGER_NULLABLE, OperandTypes.CHARACTER.or(OperandTypes.BINARY)),
                "LENGTH(string)",
                "number of characters, or of bytes of a binary value",
                length);
        add(SqlStdOperatorTable.OCTET_LENGTH, "OCTET_LENGTH(value)", "number of bytes (in UTF-8)", bytes(1));
        add(SqlLibraryOperators.BIT_LENGTH, "BIT_LENGTH(value)", "number of bits (in UTF-8)", bytes(8));
        add(SqlStdOperatorTable.CONCAT, "a || b", "both joined, NULL when one is", Concatenation.OPERATOR);
        add(
                SqlLibraryOperators.CONCAT_FUNCTION_WITH_NULL,
                "CONCAT(a, b, ...)",
                "all joined, NULL counts as an empty string",
                Concatenation.WITHOUT_NULLS);
        add(
                SqlLibraryOperators.CONCAT_WS_POSTGRESQL,
                "CONCAT_WS(separator, a, b, ...)",
                "all that aren't NULL joined, with the separator between",
                Concatenation.SEPARATED);
        add(
                SqlStdOperatorTable.INITCAP,
                "INITCAP(string)",
                "each word's first letter in upper case, the rest in lower case",
                Strict.unary(Words::capitalize));
    }

    private void parts() {
        CallCompiler substring = Strict.byCount(
                2,
                Strict.binary((Object s, Number start) -> Substrings.from(s, start.longValue())),
                Strict.ternary((Object s, Number start, Number count) ->
                        Substrings.of(s, start.longValue(), count.longValue())));
        add(
                SqlStdOperatorTable.SUBSTRING,
                "SUBSTRING(string FROM start [FOR count])",
                "the part from a position, counted from 1",
                substring);
        add(
                function("SUBSTR", ReturnTypes.ARG0_NULLABLE_VARYING, OperandTypes.STRING_INTEGER_OPTIONAL_INTEGER),
                "SUBSTR(string, start [, count])",
                "the same as SUBSTRING",
                substring);
        CallCompiler position = Strict.byCount(
                2,
                Strict.binary((Object part, Object s) -> Substrings.position(part, s, 1, 1)),
                Strict.ternary(
                        (Object part, Object s, Number start) -> Substrings.position(part, s, start.longValue(), 1)),
                Strict.variadic((v, execution) ->
                        Substrings.position(v[0], v[1], ((Number) v[2]).longValue(), ((Number) v[3]).longValue())));
        add(
                SqlStdOperatorTable.POSITION,
                "POSITION(part IN string [FROM start])",
                "where the part is first found, 0 when it isn't; STRPOS(string, part) and INSTR(string, part) too",
                position);
        add(
                function(
                        "LOCATE",
                        ReturnTypes.INTEGER_NULLABLE,
                        OperandTypes.sequence("LOCATE(part, string)", OperandTypes.CHARACTER, OperandTypes.CHARACTER)
                                .or(OperandTypes.family(
                                        SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER, SqlTypeFamily.INTEGER))),
                "LOCATE(part, string [, start])",
                "where the part is first found, 0 when it isn't",
                position);
        add(
                SqlLibraryOperators.LEFT,
                "LEFT(string, count)",
                "the first characters; with a negative count all but the last",
                Strict.binary((Object s, Number n) -> Substrings.left(s, n.longValue())));
        add(
                SqlLibraryOperators.RIGHT,
                "RIGHT(string, count)",
                "the last characters; with a negative count all but the first",
                Strict.binary((Object s, Number n) -> Substrings.right(s, n.longValue())));
        add(
                SqlLibraryOperators.SPLIT_PART,
                "SPLIT_PART(string, separator, n)",
                "the n-th part between separators, from the end when n is negative",
                Strict.ternary((String s, String separator, Number n) -> Words.part(s, separator, n.longValue())));
        add(
                SqlStdOperatorTable.TRIM,
                "TRIM([BOTH | LEADING | TRAILING] [characters] FROM string)",
                "without those characters (spaces) at the ends",
                Trimming.TRIM);
        for (Trimming.Side side : Trimming.Side.values()) {
            add(
                    function(side.functionName, ReturnTypes.ARG0_NULLABLE_VARYING, side.operands()),
                    side.functionName + "(string [, characters])",
                    side.description,
                    Trimming.function(side));
        }
    }

    private void building() {
        add(
                SqlStdOperatorTable.OVERLAY,
                "OVERLAY(string PLACING other FROM start [FOR count])",
                "the part from a position replaced",
                Strict.variadic((v, execution) -> Substrings.overlay(
                        v[0], v[1], ((Number) v[2]).longValue(), v.length > 3 ? ((Number) v[3]).longValue() : -1)));
        add(
                SqlStdOperatorTable.REPLACE,
                "REPLACE(string, part, other)",
                "every occurrence of the part replaced",
                Strict.ternary((String s, String part, String other) -> part.isEmpty() ? s : s.replace(part, other)));
        add(
                SqlLibraryOperators.TRANSLATE3,
                "TRANSLATE(string, characters, others)",
                "each character of the second replaced by that at its place in the third, or removed",
                Strict.ternary(Words::translate));
        pad(SqlLibraryOperators.LPAD, "LPAD", true);
        pad(SqlLibraryOperators.RPAD, "RPAD", false);
        add(
                SqlLibraryOperators.REPEAT,
                "REPEAT(string, count)",
                "the string so many times",
                Strict.binary((String s, Number n) -> CodePoints.repeat(s, n.longValue())));
        add(
                SqlLibraryOperators.SPACE,
                "SPACE(count)",
                "so many spaces",
                Strict.unary((Number n) -> CodePoints.repeat(" ", n.longValue())));
        add(
                SqlLibraryOperators.REVERSE,
                "REVERSE(string)",
                "the characters in reverse",
                Strict.unary((String s) -> CodePoints.reverse(s)));
        add(
                SqlStdOperatorTable.ASCII,
                "ASCII(string)",
                "the code point of the first character, 0 for an empty string",
                Strict.unary((String s) -> s.isEmpty() ? 0L : (long) s.codePointAt(0)));
        add(
                SqlLibraryOperators.CHR,
                "CHR(code)",
                "the character of a code point",
                Strict.unary((Number n) -> Words.character(n.longValue())));
        add(
                function("CHAR", ReturnTypes.VARCHAR_NULLABLE, OperandTypes.INTEGER),
                "CHAR(code)",
                "the same as CHR",
                Strict.unary((Number n) -> Words.character(n.longValue())));
        add(
                SqlLibraryOperators.SOUNDEX,
                "SOUNDEX(string)",
                "the code of how an English word sounds",
                Strict.unary(Words::soundex));
        add(
                SqlLibraryOperators.DIFFERENCE,
                "DIFFERENCE(a, b)",
                "how many of the four characters of their SOUNDEX are the same",
                Strict.binary(Words::difference));
        add(
                SqlLibraryOperators.STARTS_WITH,
                "STARTS_WITH(string, part)",
                "whether it starts with the part",
                Strict.binary((String s, String part) -> s.startsWith(part)));
        add(
                SqlLibraryOperators.ENDS_WITH,
                "ENDS_WITH(string, part)",
                "whether it ends with the part",
                Strict.binary((String s, String part) -> s.endsWith(part)));
    }

    private void pad(SqlOperator operator, String name, boolean front) {
        add(
                operator,
                name + "(string, length [, fill])",
                "filled up with spaces or another string " + (front ? "in front" : "behind") + ", or cut, to a length",
                Strict.byCount(
                        2,
                        Strict.binary((String s, Number n) -> CodePoints.pad(s, n.longValue(), " ", front)),
                        Strict.ternary(
                                (String s, Number n, String fill) -> CodePoints.pad(s, n.longValue(), fill, front))));
    }

    private static Object length(Object value) {
        return value instanceof byte[] bytes ? (long) bytes.length : (long) CodePoints.length((String) value);
    }

    private static CallCompiler bytes(long unit) {
        return Strict.unary((Object value) -> unit
                * (value instanceof byte[] bytes
                        ? bytes.length
                        : ((String) value).getBytes(StandardCharsets.UTF_8).length));
    }

    private static SqlOperator text(String name) {
        return function(name, ReturnTypes.ARG0_NULLABLE, OperandTypes.CHARACTER);
    }
}
