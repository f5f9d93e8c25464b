package io.nonrel.planner.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;

/**
 * The names of a node's columns for people. Calcite makes names up for what the statement gives none; here such a column has
 * the text of its expression instead, or a plain word.
 */
public final class ColumnNames {

    /** What Calcite makes up: for expressions, for windows, for whether IN or EXISTS holds, with a number when it is taken. */
    private static final Pattern MADE_UP = Pattern.compile("EXPR\\$\\d+|\\$f\\d+|w\\d+\\$o\\d+|on\\$\\d+|markCol\\d*");

    private static final int LONGEST = 60;
    private static final String FOUND = "found";

    private ColumnNames() {}

    /** Whether nobody wrote this name. */
    public static boolean isMadeUp(String name) {
        return MADE_UP.matcher(name).matches();
    }

    /** The names of all columns, in their order. */
    public static List<String> of(RelNode node) {
        List<String> names = node.getRowType().getFieldNames();
        if (names.stream().noneMatch(ColumnNames::isMadeUp)) {
            return names;
        }
        List<String> readable = new ArrayList<>(names);
        List<String> found = found(node);
        for (int i = 0; i < names.size(); i++) {
            if (isMadeUp(names.get(i))) {
                String text = i < found.size() ? found.get(i) : word(names.get(i));
                readable.set(i, text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…");
            }
        }
        return readable;
    }

    /** An aggregate function's call. */
    public static String text(AggregateCall call, List<String> columns) {
        String operands = call.getArgList().isEmpty()
                ? "*"
                : call.getArgList().stream().map(columns::get).collect(Collectors.joining(", "));
        return call.getAggregation().getName() + "(" + (call.isDistinct() ? "DISTINCT " : "") + operands + ")";
    }

    /** A name that nobody wrote, without the node that makes its column. */
    static String word(String name) {
        return name.startsWith("markCol") ? FOUND : isMadeUp(name) ? "expression" : name;
    }

    private static List<String> found(RelNode node) {
        if (node instanceof Project project) {
            List<String> columns = of(project.getInput());
            return project.getProjects().stream()
                    .map(p -> ConditionText.text(p, columns))
                    .toList();
        }
        if (node instanceof Aggregate aggregate) {
            List<String> columns = of(aggregate.getInput());
            List<String> names = new ArrayList<>();
            aggregate.getGroupSet().forEach(key -> names.add(columns.get(key)));
            aggregate.getAggCallList().forEach(call -> names.add(text(call, columns)));
            return names;
        }
        if (node instanceof StoreAggregate aggregate) {
            List<String> names = new ArrayList<>(aggregate.aggregation().groupBy());
            aggregate.aggregation().calls().forEach(call -> names.add(call.toString()));
            return names;
        }
        if (node instanceof Window window) {
            return ofWindow(window);
        }
        if (node instanceof Join || node instanceof Correlate) {
            // Of a mark join the column behind the left ones tells whether IN or EXISTS holds.
            List<String> names = new ArrayList<>(of(node.getInput(0)));
            boolean marks = names.size() + 1 == node.getRowType().getFieldCount()
                    && node.getRowType().getFieldNames().get(names.size()).startsWith("markCol");
            names.addAll(marks ? List.of(FOUND) : of(node.getInput(1)));
            return names;
        }
        boolean same = !node.getInputs().isEmpty()
                && node.getInput(0).getRowType().getFieldCount()
                        == node.getRowType().getFieldCount();
        return same ? of(node.getInput(0)) : List.of();
    }

    private static List<String> ofWindow(Window window) {
        List<String> columns = of(window.getInput());
        List<String> names = new ArrayList<>(columns);
        for (Window.Group group : window.groups) {
            for (Window.RexWinAggCall call : group.aggCalls) {
                String operands = call.getOperands().stream()
                        .map(operand -> windowOperand(operand, columns, window))
                        .collect(Collectors.joining(", "));
                names.add(call.getOperator().getName() + "(" + operands + ") OVER (…)");
            }
        }
        return names;
    }

    private static String windowOperand(RexNode operand, List<String> columns, Window window) {
        if (operand instanceof RexInputRef ref && ref.getIndex() >= columns.size()) {
            return ConditionText.text(window.constants.get(ref.getIndex() - columns.size()), columns);
        }
        return ConditionText.text(operand, columns);
    }
}
