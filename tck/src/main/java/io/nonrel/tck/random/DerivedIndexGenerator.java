package io.nonrel.tck.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes derived indexes: look-ups of a table's own columns, and copies of those that a reference leads to. Not thread-safe. */
final class DerivedIndexGenerator {

    private static final List<String> OF_TEXTS = List.of(
            "IEXACT",
            "STARTSWITH",
            "ISTARTSWITH",
            "ENDSWITH",
            "IENDSWITH",
            "CONTAINS",
            "ICONTAINS",
            "REGEX '^a'",
            "REGEX 'b'",
            "IREGEX 'b'");
    private static final List<String> OF_DATES = List.of("YEAR", "MONTH", "DAY", "WEEK_DAY");
    private static final List<String> OF_TIMES = List.of("YEAR", "MONTH", "DAY", "WEEK_DAY", "HOUR");

    private final Dice dice;
    private final Table referred;

    DerivedIndexGenerator(Dice dice, Table referred) {
        this.dice = dice;
        this.referred = referred;
    }

    List<String> of(Table table) {
        List<String> statements = new ArrayList<>();
        for (Column column : table.columns()) {
            Optional<String> lookups = lookups(column.kind());
            if (lookups.isPresent() && dice.oneIn(2)) {
                statements.add(statement(table, statements.size(), column.name(), lookups.get()));
            }
        }
        for (Column column : dice.some(referred.columns(), dice.below(3))) {
            String path = Table.REFERENCE + "." + (dice.oneIn(4) ? Table.REFERENCE + "." : "") + column.name();
            String lookups = dice.oneIn(2) ? "" : lookups(column.kind()).orElse("");
            statements.add(statement(table, statements.size(), path, lookups));
        }
        return dice.some(statements, dice.between(0, statements.size()));
    }

    private static String statement(Table table, int number, String path, String lookups) {
        return "CREATE INDEX " + table.name() + "_d" + number + " ON " + table.name() + " (" + path + ")" + lookups;
    }

    private Optional<String> lookups(Kind kind) {
        List<String> possible =
                switch (kind) {
                    case VARCHAR -> OF_TEXTS;
                    case DATE -> OF_DATES;
                    case TIMESTAMP -> OF_TIMES;
                    default -> List.<String>of();
                };
        return possible.isEmpty()
                ? Optional.empty()
                : Optional.of(" FOR (" + String.join(", ", dice.some(possible, dice.between(1, 4))) + ")");
    }
}
