package io.nonrel.planner.parser.wording;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Operands of types that an operator or function doesn't take.
 *
 * @param operator its name
 * @param used how it is used, with the types of the operands in brackets
 * @param supported ways to use it, one a line
 */
record WrongOperands(String operator, String used, String supported) {

    private static final int MOST_FORMS = 4;

    /** Where the list of what works would say too little or too much. */
    private static final Map<String, String> IN_OTHER_WORDS = Map.of(
            "$SCALAR_QUERY", "A sub-query that stands for a value has one column",
            "EXTRACT", "EXTRACT needs a date, time, timestamp or interval that has the unit",
            "ITEM", "Only an array, a map or a row has items to be taken out by […]",
            "UNNEST", "UNNEST needs an array, a multiset or a map",
            "OVERLAPS", "OVERLAPS compares (start, end) or (start, interval) of dates or times on both sides");

    String sentence() {
        String special = IN_OTHER_WORDS.get(operator);
        if (special != null) {
            return special;
        }
        String wrong = ReadableTypes.argument(used);
        List<String> forms = Arrays.stream(supported.split("\n", -1))
                .map(ReadableTypes::form)
                .filter(f -> !f.isBlank())
                .distinct()
                .toList();
        if (supported.contains("COMPARABLE_TYPE") || supported.contains("EQUIVALENT_TYPE") || forms.isEmpty()) {
            return "%s doesn't work: the types don't go together, cast one to the other".formatted(wrong);
        }
        String works = String.join(", ", forms.subList(0, Math.min(MOST_FORMS, forms.size())));
        return "%s doesn't work; what works: %s%s".formatted(wrong, works, forms.size() > MOST_FORMS ? ", …" : "");
    }
}
