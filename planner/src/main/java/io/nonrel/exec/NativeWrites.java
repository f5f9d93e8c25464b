package io.nonrel.exec;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.CollectionDefinition.FieldDefinition;
import io.nonrel.spi.NativeStatement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs native statements that write, with all that the driver must do about them. */
@FunctionalInterface
public interface NativeWrites {

    /**
     * Runs a statement.
     *
     * @return its rows
     */
    List<@Nullable Object[]> run(
            NativeStatement statement,
            List<FieldDefinition> columns,
            List<@Nullable Object> values,
            CallContext context);
}
