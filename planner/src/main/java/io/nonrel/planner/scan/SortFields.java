package io.nonrel.planner.scan;

import io.nonrel.spi.SortField;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.core.Sort;

/** The order of a sort in the words of a store. */
public final class SortFields {

    private SortFields() {}

    /** The terms of the order that rows can differ in: a field that came before adds nothing. */
    public static List<SortField> of(Sort sort, StoreScan scan) {
        List<SortField> order = new ArrayList<>();
        for (RelFieldCollation key : sort.getCollation().getFieldCollations()) {
            String field = scan.scan().fields().get(key.getFieldIndex());
            if (order.stream().noneMatch(o -> o.field().equals(field))) {
                boolean descending = key.direction.isDescending();
                boolean nullsFirst = key.nullDirection == RelFieldCollation.NullDirection.UNSPECIFIED
                        ? !descending
                        : key.nullDirection == RelFieldCollation.NullDirection.FIRST;
                order.add(new SortField(field, descending, nullsFirst));
            }
        }
        return order;
    }
}
