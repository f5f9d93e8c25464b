package io.nonrel.planner;

import io.nonrel.exec.Emulation;
import io.nonrel.exec.Execution;
import io.nonrel.exec.Operator;
import io.nonrel.exec.OperatorStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The text of EXPLAIN: one line a node, inputs below and indented, the store's query in the scan's line, under it what became
 * of each conjunct; last the warnings to expect.
 */
final class Explain {

    private static final int INDENT = 2;

    private Explain() {}

    static List<String> lines(Plan plan, @Nullable Execution run) {
        List<String> lines = new ArrayList<>();
        append(plan.root(), 0, run, lines);
        for (Emulation emulation : plan.emulations()) {
            lines.add(String.format(
                    Locale.ROOT, "warning %d %s: %s", emulation.code().number(), emulation.code(), text(emulation)));
        }
        return lines;
    }

    private static void append(Operator operator, int depth, @Nullable Execution run, List<String> lines) {
        String margin = " ".repeat(depth * INDENT);
        lines.add(margin + operator.describe() + (run == null ? "" : numbers(run.statistics(operator))));
        for (String detail : operator.details()) {
            lines.add(margin + "  - " + detail);
        }
        for (Operator input : operator.inputs()) {
            append(input, depth + 1, run, lines);
        }
    }

    private static String numbers(@Nullable OperatorStatistics statistics) {
        if (statistics == null) {
            return "  [not run]";
        }
        return String.format(
                Locale.ROOT,
                "  [rows %,d, %.3f ms, store calls %,d, examined %,d%s]",
                statistics.rows(),
                statistics.nanos() / 1e6,
                statistics.storeCalls(),
                statistics.examined(),
                statistics.opened() == 1 ? "" : String.format(Locale.ROOT, ", opened %,d times", statistics.opened()));
    }

    private static String text(Emulation emulation) {
        return emulation.remedy() == null ? emulation.what() : emulation.what() + ". Remedy: " + emulation.remedy();
    }
}
