package io.nonrel.tck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonrel.spi.Capability;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.RowCursor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A statement that is cancelled or out of time stops soon and leaves nothing half done. */
interface StopContract extends TestedStore {

    int MANY = 2_000;

    @ParameterizedTest
    @EnumSource(names = {"CANCELLED", "TIMEOUT"})
    default void aScanStops(ErrorCode reason) {
        createManyItems(MANY);
        Meter meter = new Meter(50);
        try (RowCursor cursor = store().scan(ITEMS, meter)) {
            assertThat(cursor.next()).isNotNull();
            meter.stop(reason);
            TestedStore.fails(reason, () -> Calls.drain(cursor));
        }
        assertThat(items()).hasSize(MANY);
    }

    @ParameterizedTest
    @EnumSource(names = {"CANCELLED", "TIMEOUT"})
    default void aScanThatFindsNothingStops(ErrorCode reason) {
        createManyItems(MANY);
        Meter meter = new Meter(50);
        meter.stop(reason);
        // A store may find out that there is nothing before it looks at the clock.
        if (store().check(ITEMS.withPredicate(Predicate.equal("name", "nobody")))
                instanceof io.nonrel.spi.Verdict.Exact) {
            assertThatThrownBy(() -> Calls.read(store(), ITEMS.withPredicate(Predicate.equal("name", "nobody")), meter))
                    .isInstanceOf(NonrelException.class);
        }
    }

    @Test
    default void aCancelledWriteChangesNothing() {
        createItems(insert(1L, "one", 10L));
        Meter meter = new Meter(50);
        meter.stop(ErrorCode.CANCELLED);
        TestedStore.fails(ErrorCode.CANCELLED, () -> store().write(
                        List.of(insert(2L, "two", 20L), update(1L, "name", "uno")), meter));
        assertThat(items()).containsExactly("1|one|10");
    }

    @Test
    default void aCancelledSetWriteChangesNothing() {
        if (!declares(Capability.SET_WRITES) || !declares(Capability.ATOMIC_WRITES)) {
            return;
        }
        createManyItems(MANY);
        Meter meter = new Meter(50);
        meter.stop(ErrorCode.CANCELLED);
        TestedStore.fails(ErrorCode.CANCELLED, () -> store().write(
                        List.of(new Mutation.DeleteWhere("item", Predicate.all())), meter));
        assertThat(items()).hasSize(MANY);
    }
}
