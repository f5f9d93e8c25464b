package io.nonrel.tck.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.tck.Script;
import org.junit.jupiter.api.Test;

class MismatchTest {

    private static final Script SCRIPT = new Script(
            "query/example",
            """
            # An example.
            !use store
            SELECT 1 AS a
            FROM t;
            a
            1
            !ok

            SELECT 2 AS b;
            b
            2
            !ok
            """);

    @Test
    void findsNothingWhereAllIsAsExpected() {
        assertThat(Mismatch.first(SCRIPT, SCRIPT.text())).isEmpty();
    }

    @Test
    void namesTheStatementWithItsLineAndBothAnswers() {
        Mismatch mismatch =
                Mismatch.first(SCRIPT, SCRIPT.text().replace("\n1\n", "\n7\n")).orElseThrow();
        assertThat(mismatch.line()).isEqualTo(3);
        assertThat(mismatch.statement()).isEqualTo("SELECT 1 AS a\nFROM t;");
        assertThat(mismatch.expected()).isEqualTo("a\n1\n!ok");
        assertThat(mismatch.actual()).isEqualTo("a\n7\n!ok");
    }

    @Test
    void seesRowsThatAreMissingOrTooMany() {
        assertThat(Mismatch.first(SCRIPT, SCRIPT.text().replace("2\n", "")))
                .hasValueSatisfying(mismatch -> assertThat(mismatch.line()).isEqualTo(9));
        assertThat(Mismatch.first(SCRIPT, SCRIPT.text().replace("2\n!ok", "2\n3\n!ok")))
                .hasValueSatisfying(mismatch -> assertThat(mismatch.actual()).contains("3"));
    }
}
