package io.nonrel.planner.physical;

import io.nonrel.exec.Emulation;
import io.nonrel.index.DerivedField;
import io.nonrel.index.IndexAdvisor;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.scan.PushedConjunct;
import io.nonrel.planner.scan.Quoting;
import io.nonrel.planner.scan.StoreScan;
import io.nonrel.spi.Capability;
import io.nonrel.spi.IndexDefinition.Field;
import io.nonrel.spi.NoticeCode;
import io.nonrel.spi.Scan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the index that would spare an emulation, and writes the statement that creates it. */
final class MissingIndex {

    private MissingIndex() {}

    /**
     * The warning with the DDL, if an index would help and there is none like it.
     *
     * @param asked what the store is asked, with the order that is wanted
     */
    static Optional<Emulation> advise(StoreScan scan, Scan asked) {
        Table table = scan.tableDefinition();
        if (!scan.store().capabilities().contains(Capability.INDEXES)) {
            return Optional.empty();
        }
        return IndexAdvisor.advise(asked)
                .filter(fields -> fields.stream().noneMatch(f -> DerivedField.isDerived(f.name())))
                .filter(fields -> !isKeyPrefix(table, fields))
                .filter(fields -> table.indexes().stream().noneMatch(i -> startsWith(i.fields(), fields)))
                .map(fields -> emulation(table, fields));
    }

    /** The derived indexes that would answer what is decided in memory; for each conjunct the first that would do. */
    static List<Emulation> adviseDerived(StoreScan scan) {
        Table table = scan.tableDefinition();
        if (!scan.store().capabilities().contains(Capability.INDEXES)) {
            return List.of();
        }
        return scan.conjuncts().stream()
                .filter(c -> c.outcome() != PushedConjunct.Outcome.EXACT
                        && !c.remedies().isEmpty())
                .map(c -> new Emulation(
                        NoticeCode.MISSING_INDEX,
                        "no derived index of " + table.name() + " serves " + c.text(),
                        table.name(),
                        c.remedies().get(0)))
                .toList();
    }

    private static boolean startsWith(List<Field> index, List<Field> fields) {
        return index.size() >= fields.size() && index.subList(0, fields.size()).equals(fields);
    }

    /** The key itself is an index, read in both directions. */
    private static boolean isKeyPrefix(Table table, List<Field> fields) {
        List<String> names = fields.stream().map(Field::name).toList();
        boolean oneDirection = fields.stream().map(Field::descending).distinct().count() == 1;
        List<String> key = table.keyFields();
        return oneDirection
                && key.size() >= names.size()
                && key.subList(0, names.size()).equals(names);
    }

    private static Emulation emulation(Table table, List<Field> fields) {
        List<String> columns = fields.stream().map(f -> column(table, f.name())).toList();
        String name = "ix_" + table.name() + "_" + String.join("_", columns);
        String ddl = "CREATE INDEX " + Quoting.name(name) + " ON " + Quoting.name(table.schema()) + "."
                + Quoting.name(table.name())
                + fields.stream()
                        .map(f -> Quoting.name(column(table, f.name())) + (f.descending() ? " DESC" : ""))
                        .collect(Collectors.joining(", ", " (", ")"));
        String what = "no index of " + table.name() + " begins with " + String.join(", ", columns);
        return new Emulation(NoticeCode.MISSING_INDEX, what, table.name(), ddl);
    }

    private static String column(Table table, String field) {
        return table.columns().stream()
                .filter(c -> c.field().equals(field))
                .findFirst()
                .orElseThrow()
                .name();
    }
}
