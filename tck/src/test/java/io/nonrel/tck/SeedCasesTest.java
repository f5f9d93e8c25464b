package io.nonrel.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every numbered case of the ancestors is in the script that the table names, or the table says why not. */
class SeedCasesTest {

    private static final Path LIST = Path.of("src/test/resources/io/nonrel/tck/seed-cases.txt");
    private static final Path TABLE = Path.of("../docs/seed-cases.md");
    private static final Pattern ROW = Pattern.compile("^\\| (.+?) \\| (TC-.*) \\|$", Pattern.MULTILINE);
    private static final Pattern CASES = Pattern.compile("TC-(\\d+)(?:\\.\\.(\\d+))?");
    private static final Pattern SCRIPT = Pattern.compile("`(seed-\\w+)`");

    @Test
    void everyCaseHasItsPlace() throws IOException {
        assertThat(table().keySet()).containsExactlyElementsOf(new TreeSet<>(Files.readAllLines(LIST)));
    }

    @Test
    void everyCaseIsInTheScriptThatIsNamed() throws IOException {
        Map<String, String> table = table();
        for (Map.Entry<String, String> entry : table.entrySet()) {
            Matcher script = SCRIPT.matcher(entry.getValue());
            if (script.matches()) {
                assertThat(casesOf(Script.named(script.group(1))))
                        .as("cases of %s", script.group(1))
                        .contains(entry.getKey());
            } else {
                assertThat(entry.getValue()).as("reason of %s", entry.getKey()).isNotBlank();
            }
        }
        List<Script> seeds = Script.all().stream()
                .filter(script -> script.name().startsWith("seed-"))
                .toList();
        assertThat(seeds).isNotEmpty();
        for (Script seed : seeds) {
            assertThat(casesOf(seed))
                    .allSatisfy(number -> assertThat(table.get(number)).isEqualTo("`" + seed.name() + "`"));
        }
    }

    private static Set<String> casesOf(Script script) {
        Set<String> cases = new TreeSet<>();
        Matcher number = CASES.matcher(script.text());
        while (number.find()) {
            cases.add(number.group());
        }
        return cases;
    }

    /** What the table says of each case; fails when it says two things. */
    private static Map<String, String> table() throws IOException {
        Map<String, String> places = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(TABLE));
        while (row.find()) {
            Matcher cases = CASES.matcher(row.group(2));
            while (cases.find()) {
                int first = Integer.parseInt(cases.group(1));
                int last = cases.group(2) == null ? first : Integer.parseInt(cases.group(2));
                for (int number = first; number <= last; number++) {
                    String name = String.format(Locale.ROOT, "TC-%03d", number);
                    assertThat(places.put(name, row.group(1)))
                            .as("place of %s", name)
                            .isNull();
                }
            }
        }
        return places;
    }
}
