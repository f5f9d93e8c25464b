package io.nonrel.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseFormsTest {

    @Test
    void everyFormOfEveryCodePointHasOneFold() {
        List<String> wrong = new ArrayList<>();
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                continue;
            }
            String text = Character.toString(c);
            String fold = CaseForms.fold(text);
            String oneByOne = Character.toString(Character.toLowerCase(Character.toUpperCase(c)));
            for (String form : List.of(text.toLowerCase(Locale.ROOT), text.toUpperCase(Locale.ROOT), oneByOne, fold)) {
                if (!CaseForms.fold(form).equals(fold)) {
                    wrong.add(Integer.toHexString(c) + " and " + form);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Straße, STRASSE",
        "ΟΔΟΣ, οδος",
        "ΟΔΟΣ, οδοσ",
        "İstanbul, istanbul",
        "ǅ, ǆ",
        "ꭰ, Ꭰ",
        "𐐀, 𐐨",
        "ſ, S",
        "K, k"
    })
    void textsThatDifferInCaseHaveOneFold(String one, String other) {
        assertThat(CaseForms.fold(one)).isEqualTo(CaseForms.fold(other));
    }

    @Test
    void theFoldOfATextIsTheFoldsOfItsParts() {
        assertThat(CaseForms.fold("AΣ") + CaseForms.fold("ß𐐀x")).isEqualTo(CaseForms.fold("AΣß𐐀x"));
    }

    @Test
    void textsThatDifferInMoreThanCaseHaveTwoFolds() {
        assertThat(CaseForms.fold("résumé")).isNotEqualTo(CaseForms.fold("resume"));
    }
}
