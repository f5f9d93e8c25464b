package io.nonrel.tck.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.Capability;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Writes by predicate touch just the documents for which it is TRUE, or are refused where the store has none. */
interface SetWriteContract extends TestedStore {

    @Test
    default void aSetUpdateChangesTheMatchingDocuments() {
        createItems(insert(1L, "one", 10L), insert(2L, null, 20L), insert(3L, "three", null), insert(4L, "four", 40L));
        Mutation update = updateWhere(new Predicate.Comparison("price", Predicate.Operator.NOT_EQUAL, Operand.of(10L)));
        if (!declares(Capability.SET_WRITES)) {
            TestedStore.fails(ErrorCode.UNSUPPORTED, () -> Calls.write(store(), update));
            assertThat(items()).containsExactly("1|one|10", "2|null|20", "3|three|null", "4|four|40");
            return;
        }
        assertThat(Calls.write(store(), update)).containsExactly(2);
        assertThat(items()).containsExactly("1|one|10", "2|changed|20", "3|three|null", "4|changed|40");
        assertThat(Calls.write(store(), updateWhere(Predicate.none()))).containsExactly(0);
        assertThat(Calls.write(store(), updateWhere(Predicate.all()))).containsExactly(4);
    }

    @Test
    default void aSetUpdateKeepsUnknownFields() {
        if (!declares(Capability.SET_WRITES)) {
            return;
        }
        createItems(insert(1L, "one", 10L));
        Calls.write(store(), update(1L, "colour", "red"));
        Calls.write(store(), updateWhere(Predicate.equal("price", 10L)));
        assertThat(Calls.lookup(store(), "item", List.of(1L), List.of("name", "colour")))
                .containsExactly("String:changed|String:red");
    }

    @Test
    default void aSetDeleteRemovesTheMatchingDocuments() {
        createItems(insert(1L, "one", 10L), insert(2L, null, 20L), insert(3L, "three", null), insert(4L, "four", 40L));
        Mutation delete = new Mutation.DeleteWhere("item", new Predicate.Not(Predicate.equal("price", 10L)));
        if (!declares(Capability.SET_WRITES)) {
            TestedStore.fails(ErrorCode.UNSUPPORTED, () -> Calls.write(store(), delete));
            assertThat(items()).hasSize(4);
            return;
        }
        assertThat(Calls.write(store(), delete)).containsExactly(2);
        assertThat(items()).containsExactly("1|one|10", "3|three|null");
        assertThat(Calls.write(store(), new Mutation.DeleteWhere("item", Predicate.none())))
                .containsExactly(0);
        assertThat(Calls.write(store(), new Mutation.DeleteWhere("item", Predicate.all())))
                .containsExactly(2);
        assertThat(items()).isEmpty();
    }

    private static Mutation updateWhere(Predicate predicate) {
        return new Mutation.UpdateWhere("item", predicate, List.of("name"), new @Nullable Object[] {"changed"});
    }
}
