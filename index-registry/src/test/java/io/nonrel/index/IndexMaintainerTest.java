package io.nonrel.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.Mutation;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IndexMaintainerTest {

    private final IndexMaintainer maintainer = new IndexMaintainer(
            List.of(field(Lookup.ENDSWITH, "name", ValueType.STRING), field(Lookup.MONTH, "born", ValueType.DATE)));

    @Test
    void insertsGetAllFieldsWhoseSourceIsGiven() {
        Mutation.Insert written =
                (Mutation.Insert) only(new Mutation.Insert("c", List.of("id", "name"), row(1L, "ab")));
        assertThat(written.fields()).containsExactly("id", "name", "idxf_name_l_endswith");
        assertThat(written.values()).containsExactly(1L, "ab", "ba");
    }

    @Test
    void updatesOfOtherFieldsStayAsTheyAre() {
        Mutation update = new Mutation.Update("c", row(1L), List.of("age"), row(3L));
        assertThat(only(update)).isSameAs(update);
    }

    @Test
    void updatesOfASourceFieldAlsoWriteWhatIsDerived() {
        Mutation.Update written =
                (Mutation.Update) only(new Mutation.Update("c", row(1L), List.of("name", "age"), row(null, 3L)));
        assertThat(written.fields()).containsExactly("name", "age", "idxf_name_l_endswith");
        assertThat(written.values()).containsExactly(null, 3L, null);
        assertThat(written.key()).containsExactly(1L);
    }

    @Test
    void setBasedUpdatesDeriveFromTheirConstants() {
        Mutation.UpdateWhere written = (Mutation.UpdateWhere)
                only(new Mutation.UpdateWhere("c", Predicate.equal("age", 3L), List.of("name"), row("xy")));
        assertThat(written.fields()).containsExactly("name", "idxf_name_l_endswith");
        assertThat(written.values()).containsExactly("xy", "yx");
    }

    @Test
    void deletesPassThrough() {
        Mutation delete = new Mutation.Delete("c", row(1L));
        assertThat(only(delete)).isSameAs(delete);
    }

    private Mutation only(Mutation mutation) {
        List<Mutation> maintained = maintainer.maintain(List.of(mutation)).mutations();
        assertThat(maintained).hasSize(1);
        return maintained.get(0);
    }

    private static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }

    private static DerivedField field(Lookup lookup, String source, ValueType type) {
        return LookupFields.of(LookupDefinition.of(lookup), source, type, IndexCaps.DEFAULT)
                .main();
    }
}
