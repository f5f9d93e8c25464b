package io.nonrel.planner.scan;

import io.nonrel.spi.SortField;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.jspecify.annotations.Nullable;

/** The order of a sort in the words of a store. */
public final class SortFields {

    private SortFields() {}

    /**
     * The order of a sort of what a projection computes; null when it is not of values that the documents hold.
     *
     * @param project null for a sort of the scan's own columns
     */
    static @Nullable List<SortField> of(Sort sort, @Nullable Project project, StoreScan scan) {
        if (project == null) {
            return of(sort, scan);
        }
        Terms terms = new Terms(scan, new DerivedUse(scan.tableDefinition()));
        List<SortField> order = new ArrayList<>();
        for (RelFieldCollation key : sort.getCollation().getFieldCollations()) {
            Term term = terms.of(project.getProjects().get(key.getFieldIndex()));
            if (term == null || !term.isOrdered()) {
                return null;
            }
            add(order, key, term.field());
        }
        return order;
    }

    /** The terms of the order that rows can differ in: a field that came before adds nothing. */
    public static List<SortField> of(Sort sort, StoreScan scan) {
        List<SortField> order = new ArrayList<>();
        for (RelFieldCollation key : sort.getCollation().getFieldCollations()) {
            String field = scan.scan().fields().get(key.getFieldIndex());
            add(order, key, field);
        }
        return order;
    }

    private static void add(List<SortField> order, RelFieldCollation key, String field) {
        if (order.stream().noneMatch(o -> o.field().equals(field))) {
            boolean descending = key.direction.isDescending();
            boolean nullsFirst = key.nullDirection == RelFieldCollation.NullDirection.UNSPECIFIED
                    ? !descending
                    : key.nullDirection == RelFieldCollation.NullDirection.FIRST;
            order.add(new SortField(field, descending, nullsFirst));
        }
    }
}
