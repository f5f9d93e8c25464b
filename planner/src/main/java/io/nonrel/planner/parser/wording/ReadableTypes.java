package io.nonrel.planner.parser.wording;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes what Calcite fills into its messages readable: names of types and families, inner names of columns and operators. */
final class ReadableTypes {

    private static final Pattern RECORD =
            Pattern.compile("RECORDTYPE\\((?:[^()]|\\([^()]*\\))*\\)", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHARACTER_SET = Pattern.compile(" CHARACTER SET \"[^\"]*\"( COLLATE \"[^\"]*\")?");
    private static final Pattern NOT_NULL = Pattern.compile(" NOT NULL");
    private static final Pattern UNNAMED = Pattern.compile("EXPR\\$(\\d+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern IN_BRACKETS = Pattern.compile("<([^<>]*)>");
    private static final Pattern PREFIX = Pattern.compile("([A-Z])<");
    private static final Pattern INNER_OPERATOR = Pattern.compile("\\$([A-Z_]+)");

    private static final Map<String, String> FAMILIES = Map.ofEntries(
            Map.entry("NUMERIC", "number"),
            Map.entry("EXACT_NUMERIC", "exact number"),
            Map.entry("APPROXIMATE_NUMERIC", "approximate number"),
            Map.entry("CHARACTER", "text"),
            Map.entry("CHAR", "text"),
            Map.entry("STRING", "text or binary"),
            Map.entry("BINARY", "binary"),
            Map.entry("BOOLEAN", "condition"),
            Map.entry("INTEGER", "whole number"),
            Map.entry("DATETIME", "date or time"),
            Map.entry("DATETIME_INTERVAL", "interval"),
            Map.entry("INTERVAL_DAY_TIME", "interval of days or time"),
            Map.entry("INTERVAL_YEAR_MONTH", "interval of years or months"),
            Map.entry("COMPARABLE_TYPE", "value"),
            Map.entry("EQUIVALENT_TYPE", "value of the same type"),
            Map.entry("ANY", "value"),
            Map.entry("IGNORE", "value"));

    private ReadableTypes() {}

    /** An argument of a message. */
    static String argument(String text) {
        String readable = CHARACTER_SET.matcher(text).replaceAll("");
        readable = NOT_NULL.matcher(readable).replaceAll("");
        readable = RECORD.matcher(readable).replaceAll("a row");
        readable = columns(readable).replace("`", "");
        readable = PREFIX.matcher(readable).replaceAll("$1 <");
        readable = IN_BRACKETS.matcher(readable).replaceAll("$1");
        readable = readable.replace("$SCALAR_QUERY", "a sub-query");
        readable = INNER_OPERATOR.matcher(readable).replaceAll("$1");
        boolean quoted = readable.length() > 1 && readable.startsWith("'") && readable.endsWith("'");
        return quoted ? readable.substring(1, readable.length() - 1) : readable;
    }

    /** Columns without a name, which are numbered from 0. */
    private static String columns(String text) {
        return UNNAMED.matcher(text).replaceAll(m -> "column " + (Integer.parseInt(m.group(1)) + 1));
    }

    /** One way to use an operator, with families of types in brackets. */
    static String form(String signature) {
        String bare = signature.replace("'", "").strip();
        Matcher types = IN_BRACKETS.matcher(PREFIX.matcher(bare).replaceAll("$1 <"));
        return types.replaceAll(
                m -> FAMILIES.getOrDefault(m.group(1), m.group(1).toLowerCase(Locale.ROOT)));
    }
}
