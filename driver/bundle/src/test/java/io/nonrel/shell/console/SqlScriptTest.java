package io.nonrel.shell.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlScriptTest {

    @Test
    void cutsAtSemicolonsAndDropsWhatIsEmpty() {
        assertThat(SqlScript.split("SELECT 1; SELECT 2 ;\n;  ")).containsExactly("SELECT 1", "SELECT 2");
    }

    @Test
    void leavesSemicolonsInTextsNamesAndComments() {
        assertThat(SqlScript.split("SELECT 'a;''b;' AS \"c;\" -- d;\n FROM t /* e; */ WHERE x = 1; SELECT 2"))
                .containsExactly("SELECT 'a;''b;' AS \"c;\" -- d;\n FROM t /* e; */ WHERE x = 1", "SELECT 2");
    }

    @Test
    void commentsAloneAreNoStatement() {
        assertThat(SqlScript.split("-- nothing\n/* at all */ ; -- really")).isEmpty();
    }

    @Test
    void keepsWhatIsNotClosedForTheParserToComplainAbout() {
        assertThat(SqlScript.split("SELECT 'a; b")).containsExactly("SELECT 'a; b");
    }
}
