package io.nonrel.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextFormsTest {

    @Test
    void reversesByCodePoints() {
        assertThat(TextForms.reverse("aé😀b")).isEqualTo("b😀éa");
        assertThat(TextForms.reverse("")).isEmpty();
    }

    @Test
    void cutsByCodePoints() {
        assertThat(TextForms.cut("a😀b", 2)).isEqualTo("a😀");
        assertThat(TextForms.cut("a😀b", 3)).isEqualTo("a😀b");
    }

    @Test
    void listsEachSuffixOnce() {
        assertThat(suffixes("aaba", IndexCaps.DEFAULT)).containsExactly("aaba", "aba", "ba", "a");
        assertThat(suffixes("😀b", IndexCaps.DEFAULT)).containsExactly("😀b", "b");
    }

    @Test
    void anEmptyTextHasTheEmptySuffix() {
        assertThat(suffixes("", IndexCaps.DEFAULT)).containsExactly("");
    }

    @Test
    void cutSuffixesStayFindable() {
        assertThat(suffixes("abcd", new IndexCaps(9, 2, 9, 99))).containsExactly("ab", "bc", "cd", "d");
    }

    @Test
    void tooManySuffixesLeaveTheMark() {
        assertThat(suffixes("abcd", new IndexCaps(9, 9, 3, 99))).containsExactly(TextForms.INCOMPLETE);
        assertThat(suffixes("abcd", new IndexCaps(9, 9, 9, 6))).containsExactly(TextForms.INCOMPLETE);
    }

    private static List<String> suffixes(String text, IndexCaps caps) {
        return TextForms.suffixes(List.of(text), caps);
    }
}
