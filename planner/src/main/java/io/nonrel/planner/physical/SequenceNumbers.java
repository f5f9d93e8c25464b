package io.nonrel.planner.physical;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;

/**
 * NEXT VALUE FOR one sequence more than once in a row gives one number, as the standard says: it is drawn first, next to the
 * row's columns, and the expressions read it from there.
 */
final class SequenceNumbers extends RexShuttle {

    private final Map<RexNode, Integer> uses = new LinkedHashMap<>();

    private SequenceNumbers() {}

    /** The calls that occur more than once. */
    static List<RexNode> shared(List<RexNode> expressions) {
        SequenceNumbers numbers = new SequenceNumbers();
        expressions.forEach(e -> e.accept(numbers));
        return numbers.uses.entrySet().stream()
                .filter(e -> e.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The expressions over rows of that many columns and the shared numbers after them. */
    static List<RexNode> over(List<RexNode> expressions, List<RexNode> shared, int columns) {
        RexShuttle reader = new RexShuttle() {
            @Override
            public RexNode visitCall(RexCall call) {
                int number = shared.indexOf(call);
                return number < 0 ? super.visitCall(call) : new RexInputRef(columns + number, call.getType());
            }
        };
        return expressions.stream().map(e -> e.accept(reader)).toList();
    }

    @Override
    public RexNode visitCall(RexCall call) {
        if (call.getKind() == SqlKind.NEXT_VALUE) {
            uses.merge(call, 1, Integer::sum);
        }
        return super.visitCall(call);
    }
}
