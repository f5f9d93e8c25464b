package io.nonrel.adapter.mongodb;

import io.nonrel.spi.Aggregation;
import io.nonrel.spi.Scan;
import io.nonrel.spi.SortField;
import io.nonrel.spi.StoreProfile;
import io.nonrel.spi.Verdict;
import org.jspecify.annotations.Nullable;

/** Which scans and aggregations the server answers exactly; it is never asked for anything else. Stateless. */
final class ScanCheck {

    private ScanCheck() {}

    static Verdict check(Scan scan, Shape shape, ServerProfile server) {
        Verdict known = StoreProfile.MONGODB.rules().check(scan, shape.key(), shape.indexes());
        if (!(known instanceof Verdict.Exact)) {
            return known;
        }
        String refusal = FilterCheck.refusal(scan.predicate(), shape, server);
        return verdict(refusal == null ? sortRefusal(scan, shape, server) : refusal);
    }

    static Verdict check(Aggregation aggregation, Shape shape, ServerProfile server) {
        Verdict known = StoreProfile.MONGODB.rules().check(aggregation, shape.key(), shape.indexes());
        if (!(known instanceof Verdict.Exact)) {
            return known;
        }
        Verdict input = check(aggregation.input(), shape, server);
        return input instanceof Verdict.Exact ? verdict(AggregateCheck.refusal(aggregation, shape, server)) : input;
    }

    private static Verdict verdict(@Nullable String refusal) {
        return refusal == null ? Verdict.EXACT : new Verdict.Rejected(refusal);
    }

    private static @Nullable String sortRefusal(Scan scan, Shape shape, ServerProfile server) {
        for (SortField term : scan.order()) {
            String refusal = sortRefusal(shape.form(term.field()), server, term.field());
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    /** Why the server does not sort by a field as the driver does. */
    static @Nullable String sortRefusal(FieldForm form, ServerProfile server, String field) {
        return form == FieldForm.DOUBLE
                ? "MongoDB sorts NaN before all numbers: " + field
                : FilterCheck.orderRefusal(form, server, field);
    }
}
