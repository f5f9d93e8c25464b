package io.nonrel.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What EXPLAIN shows and which rows come, for the queries in {@code plans.txt} on the embedded store and in {@code
 * plans-PROFILE.txt} on what it stands in for. {@code -Dnonrel.accept=true} writes the files; the review is the diff. Each
 * query gives the same rows with push-down off.
 */
class GoldenPlansTest {

    private static final Path FOLDER = Path.of("src/test/resources/io/nonrel/planner");
    private static final List<String> PROFILES = List.of("none", "datastore", "mongodb", "keyvalue");
    private static final String SQL = "> ";

    /** One query with what was accepted for it. */
    record Golden(String profile, String sql, List<String> lines) {
        @Override
        public String toString() {
            return profile + ": " + sql;
        }
    }

    static List<Golden> goldens() throws IOException {
        List<Golden> all = new ArrayList<>();
        for (String profile : PROFILES) {
            List<Golden> goldens = goldens(profile);
            if (Boolean.getBoolean("nonrel.accept")) {
                accept(profile, goldens);
            }
            all.addAll(goldens);
        }
        return all;
    }

    private static List<Golden> goldens(String profile) throws IOException {
        List<Golden> goldens = new ArrayList<>();
        for (String line : Files.readAllLines(file(profile))) {
            if (line.startsWith(SQL)) {
                goldens.add(new Golden(profile, line.substring(SQL.length()), new ArrayList<>()));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                goldens.get(goldens.size() - 1).lines().add(line);
            }
        }
        return goldens;
    }

    private static Path file(String profile) {
        return FOLDER.resolve(profile.equals("none") ? "plans.txt" : "plans-" + profile + ".txt");
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void plansAndRowsAreThoseAccepted(Golden golden) {
        assertThat(answer(golden)).isEqualTo(golden.lines());
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void rowsAreTheSameWithPushDownOff(Golden golden) {
        try (PlannedShop shop = new PlannedShop("off", golden.profile())) {
            List<String> pushed = shop.rows(golden.sql(), true);
            List<String> emulated = shop.rows(golden.sql(), false);
            if (golden.sql().contains("ORDER BY")) {
                assertThat(emulated).isEqualTo(pushed);
            } else {
                assertThat(emulated).containsExactlyInAnyOrderElementsOf(pushed);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void rowsAreTheSameOnAStoreThatTakesLittle(Golden golden) {
        try (PlannedShop shop = new PlannedShop("whole");
                PlannedShop choosy = new PlannedShop(new ChoosyStore("choosy"))) {
            assertThat(choosy.rows(golden.sql(), true))
                    .containsExactlyInAnyOrderElementsOf(shop.rows(golden.sql(), true));
        }
    }

    private static List<String> answer(Golden golden) {
        String sql = golden.sql();
        try (PlannedShop shop = new PlannedShop("golden", golden.profile())) {
            List<String> lines = new ArrayList<>();
            shop.plan(sql, true).explain().forEach(line -> lines.add("  " + line));
            shop.rows(sql, true).forEach(row -> lines.add("= " + row));
            return lines;
        }
    }

    private static void accept(String profile, List<Golden> goldens) throws IOException {
        List<String> text = new ArrayList<>(List.of(
                "# Queries on the shop of PlannedShop, each with its plan and its rows; profile " + profile + ".",
                "# Rewritten by: mvn test -pl planner -am -Dtest=GoldenPlansTest -Dnonrel.accept=true"));
        for (Golden golden : goldens) {
            golden.lines().clear();
            golden.lines().addAll(answer(golden));
            text.add("");
            text.add(SQL + golden.sql());
            text.addAll(golden.lines());
        }
        Files.write(file(profile), text);
    }
}
