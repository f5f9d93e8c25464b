package io.nonrel.planner.physical;

import io.nonrel.planner.scan.LateOperand;
import io.nonrel.planner.scan.LookUpForm;
import io.nonrel.planner.scan.LookUpForm.Part;
import io.nonrel.planner.scan.StoreScan;
import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts the store queries of a scan. Of branches for different parts of one pattern only those of one part are asked. */
final class BranchCount {

    private BranchCount() {}

    /** The most queries that one run can need. */
    static int most(StoreScan scan, int parameters) {
        int always = 0;
        Map<Part, Integer> chosen = new EnumMap<>(Part.class);
        for (Predicate branch : scan.branches()) {
            Part part = part(scan, branch, parameters);
            if (part == null) {
                always++;
            } else {
                chosen.merge(part == Part.INCOMPLETE ? Part.LONGEST : part, 1, Integer::sum);
            }
        }
        return always + chosen.values().stream().mapToInt(n -> n).max().orElse(0);
    }

    private static @Nullable Part part(StoreScan scan, Predicate branch, int parameters) {
        Operand operand = branch instanceof Predicate.Prefix prefix
                ? prefix.prefix()
                : branch instanceof Predicate.ContainsPrefix has
                        ? has.prefix()
                        : branch instanceof Predicate.Contains contains ? contains.element() : null;
        if (!(operand instanceof Operand.Parameter parameter) || parameter.index() < parameters) {
            return null;
        }
        LateOperand late = scan.lateOperands().get(parameter.index() - parameters);
        return late.form() instanceof LookUpForm form && !form.among().isEmpty() ? form.part() : null;
    }
}
