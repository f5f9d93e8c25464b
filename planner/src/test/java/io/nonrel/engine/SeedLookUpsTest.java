package io.nonrel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Look-ups of the ancestors' suite whose answers are those of a reading of all rows. */
class SeedLookUpsTest {

    private static final String DATABASE = "embedded:mem:seed-look-ups";

    private static final List<String> NAMES = List.of(
            "Ola",
            "Adam",
            "Luke",
            "rob",
            "Daniel",
            "Ela",
            "Olga",
            "olek",
            "ola",
            "Olaaa",
            "OlaaA",
            "Ola + Ola",
            "-Test-",
            "-test-");

    private static final List<String> CONDITIONS = List.of(
            "LOWER(name) = LOWER(?)",
            "name LIKE '%' || ? || '%'",
            "name ILIKE '%' || ? || '%'",
            "name LIKE ? || '%'",
            "name ILIKE ? || '%'",
            "name LIKE '%' || ?",
            "name ILIKE '%' || ?");

    /** TC-437: each name and seven parts of names through eight look-ups. */
    @Test
    void countsAreThoseOfAReadingOfAllRows() {
        try (Sql sql = Sql.connect(DATABASE);
                Sql scanning = Sql.connect(DATABASE, new Settings(Map.of("pushDown", "off"), null, null))) {
            sql.run("CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(500))");
            for (int i = 0; i < NAMES.size(); i++) {
                sql.update("INSERT INTO t VALUES (?, ?)", i, NAMES.get(i));
            }
            sql.run("CREATE INDEX i ON t (name) FOR (IEXACT, CONTAINS, ICONTAINS, STARTSWITH, ISTARTSWITH, ENDSWITH,"
                    + " IENDSWITH)");
            List<String> asked = new ArrayList<>(NAMES);
            asked.addAll(List.of("o", "O", "la", "a", "A", "aa", "ola"));
            for (String condition : CONDITIONS) {
                String count = "SELECT COUNT(*) FROM t WHERE " + condition;
                for (String text : asked) {
                    assertThat(sql.rows(count, text))
                            .as("%s of %s", condition, text)
                            .isEqualTo(scanning.rows(count, text));
                    String literal = count.replace("?", "'" + text + "'");
                    assertThat(sql.rows(literal)).as(literal).isEqualTo(scanning.rows(literal));
                }
            }
        }
    }
}
