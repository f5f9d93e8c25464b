package io.nonrel.planner.physical;

import io.nonrel.exec.Operator;
import io.nonrel.exec.Scalar;
import io.nonrel.planner.scan.StoreScan;
import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.Scan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Recognises scans that name the whole key, which every store answers fastest: {@code id = ?} and {@code id IN (…)}. */
final class KeyLookUps {

    private KeyLookUps() {}

    /** The look-up for a scan, null when the scan is anything else. */
    static @Nullable Operator plan(ScanPlanner planner, StoreScan scan) {
        Scan asked = scan.scan();
        List<String> keyFields = scan.tableDefinition().keyFields();
        List<Predicate> conjuncts = asked.predicate().conjuncts();
        if (asked.limit() != null
                || asked.offset() != null
                || !asked.order().isEmpty()
                || conjuncts.size() != keyFields.size()) {
            return null;
        }
        Map<String, List<Operand>> values = new HashMap<>();
        for (Predicate conjunct : conjuncts) {
            if (conjunct instanceof Predicate.Comparison c && c.operator() == Predicate.Operator.EQUAL) {
                values.put(c.field(), List.of(c.operand()));
            } else if (conjunct instanceof Predicate.In in && keyFields.size() == 1) {
                values.put(in.field(), in.operands());
            } else {
                return null;
            }
        }
        if (!values.keySet().containsAll(keyFields)) {
            return null;
        }
        List<List<Scalar>> keys = new ArrayList<>();
        if (keyFields.size() == 1) {
            for (Operand operand : operands(values, keyFields.get(0))) {
                keys.add(List.of(planner.operand(scan, operand)));
            }
        } else {
            keys.add(keyFields.stream()
                    .map(f -> planner.operand(scan, operands(values, f).get(0)))
                    .toList());
        }
        return hasKeyTypes(scan, values) ? planner.keyLookUp(scan, keys) : null;
    }

    private static List<Operand> operands(Map<String, List<Operand>> values, String field) {
        return values.getOrDefault(field, List.of());
    }

    /** A number of another class than the key's is compared in a scan: a look-up needs the key itself. */
    private static boolean hasKeyTypes(StoreScan scan, Map<String, List<Operand>> values) {
        return scan.tableDefinition().columns().stream()
                .filter(c -> values.containsKey(c.field()))
                .allMatch(c -> operands(values, c.field()).stream()
                        .allMatch(o -> o instanceof Operand.Parameter p
                                ? p.type() == c.valueType()
                                : ((Operand.Constant) o).value() == null
                                        || c.valueType().javaClass().isInstance(((Operand.Constant) o).value())));
    }
}
