package io.nonrel.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.ValueType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LookupFieldsTest {

    @Test
    void fieldsAreNamedAfterColumnAndLookup() {
        assertThat(LookupFields.of(LookupDefinition.of(Lookup.IEXACT), "name", ValueType.STRING, IndexCaps.DEFAULT)
                        .all())
                .extracting(DerivedField::name)
                .containsExactly("idxf_name_l_iexact", "idxf_name_l_iexact_fold");
    }

    @Test
    void nullDerivesNullEverywhere() {
        for (Lookup lookup : Lookup.values()) {
            LookupDefinition definition = new LookupDefinition(lookup, lookup.hasPattern() ? "a" : null);
            for (DerivedField field : LookupFields.of(definition, "c", ValueType.STRING, IndexCaps.DEFAULT)
                    .all()) {
                assertThat(field.derive(null)).as(field.name()).isNull();
            }
        }
    }

    @Test
    void textIsKeptInTheFormThatIsLookedUp() {
        assertThat(values(Lookup.STARTSWITH, "Straße")).containsExactly("Straße");
        assertThat(values(Lookup.ENDSWITH, "Straße")).containsExactly("eßartS");
        assertThat(values(Lookup.IEXACT, "Strasse")).containsExactly("strasse", null);
        assertThat(values(Lookup.IEXACT, "Straße")).containsExactly("straße", "strasse");
        assertThat(values(Lookup.ISTARTSWITH, "İ")).containsExactly("i̇", "i");
        assertThat(values(Lookup.IENDSWITH, "ΟΔΟΣ")).containsExactly("ςοδο", "σοδο");
        assertThat(values(Lookup.CONTAINS, "Ab")).containsExactly(List.of("Ab", "b"));
        assertThat(values(Lookup.ICONTAINS, "Aß")).containsExactly(List.of("aß", "ß", "ass", "ss", "s"));
    }

    @Test
    void longTextIsCut() {
        assertThat(LookupFields.of(
                                LookupDefinition.of(Lookup.ENDSWITH), "c", ValueType.STRING, new IndexCaps(2, 9, 9, 9))
                        .main()
                        .derive("abc"))
                .isEqualTo("cb");
    }

    @Test
    void patternsSearch() {
        assertThat(pattern(Lookup.REGEX, "b.").main().derive("abc")).isEqualTo(true);
        assertThat(pattern(Lookup.REGEX, "B.").main().derive("abc")).isEqualTo(false);
        assertThat(pattern(Lookup.IREGEX, "B.").main().derive("abc")).isEqualTo(true);
    }

    @Test
    void patternsNeverShareAField() {
        assertThat(List.of(
                        pattern(Lookup.REGEX, "a").main().name(),
                        pattern(Lookup.IREGEX, "a").main().name(),
                        pattern(Lookup.REGEX, "b").main().name()))
                .doesNotHaveDuplicates();
    }

    @Test
    void aWrongPatternIsRefused() {
        assertThatThrownBy(() -> new LookupDefinition(Lookup.REGEX, "("))
                .isInstanceOfSatisfying(
                        NonrelException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REGEX))
                .hasMessageContaining("'('");
    }

    @Test
    void datesGiveTheirParts() {
        LocalDateTime moment = LocalDateTime.of(2024, 2, 25, 13, 14, 15, 999);
        assertThat(values(Lookup.YEAR, moment)).containsExactly(2024L);
        assertThat(values(Lookup.MONTH, moment)).containsExactly(2L);
        assertThat(values(Lookup.DAY, moment)).containsExactly(25L);
        assertThat(values(Lookup.WEEK_DAY, moment)).as("a Sunday").containsExactly(1L);
        assertThat(values(Lookup.WEEK_DAY, LocalDate.of(2024, 2, 24))).containsExactly(7L);
        assertThat(values(Lookup.HOUR, LocalTime.of(13, 1))).containsExactly(13L);
        assertThat(values(Lookup.SECOND, moment)).containsExactly(15L);
        assertThat(values(Lookup.HOUR, Instant.parse("2024-02-25T23:30:00Z"))).containsExactly(23L);
    }

    private static LookupFields pattern(Lookup lookup, String pattern) {
        return LookupFields.of(new LookupDefinition(lookup, pattern), "c", ValueType.STRING, IndexCaps.DEFAULT);
    }

    private static List<@Nullable Object> values(Lookup lookup, Object value) {
        List<@Nullable Object> values = new ArrayList<>();
        LookupFields.of(LookupDefinition.of(lookup), "c", ValueType.STRING, IndexCaps.DEFAULT)
                .all()
                .forEach(f -> values.add(f.derive(value)));
        return Arrays.asList(values.toArray());
    }
}
