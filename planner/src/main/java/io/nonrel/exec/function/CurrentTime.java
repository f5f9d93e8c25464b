package io.nonrel.exec.function;

import io.nonrel.exec.Environment;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import org.apache.calcite.rel.type.RelDataType;

/** The statement's time in the session's zone, cut off (never rounded into the future) to the digits asked for. */
final class CurrentTime {

    static final CallCompiler TIMESTAMP = (call, operands) -> {
        long step = step(call.getType());
        return (row, execution) -> now(execution.environment(), step);
    };

    static final CallCompiler TIME = (call, operands) -> {
        long step = step(call.getType());
        return (row, execution) -> now(execution.environment(), step).toLocalTime();
    };

    static final CallCompiler DATE = (call, operands) ->
            (row, execution) -> now(execution.environment(), 1).toLocalDate();

    private CurrentTime() {}

    private static LocalDateTime now(Environment environment, long step) {
        LocalDateTime now = LocalDateTime.ofInstant(environment.now(), environment.zone());
        return step == 1 ? now : now.minusNanos(now.get(ChronoField.NANO_OF_SECOND) % step);
    }

    private static long step(RelDataType type) {
        int digits = type.getPrecision();
        return digits < 0 || digits >= 9 ? 1 : (long) Math.pow(10, 9 - digits);
    }
}
