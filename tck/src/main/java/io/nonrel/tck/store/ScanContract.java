package io.nonrel.tck.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a store says of a predicate is true, and it finds just the documents for which the predicate is TRUE. */
interface ScanContract extends TestedStore {

    /** Generated predicates in one test. */
    int PREDICATES = 300;

    @Test
    default void aScanOfEverythingGivesEveryDocumentOnce() {
        createSamples();
        assertThat(Calls.sortedRows(store(), samples(Predicate.all()))).isEqualTo(matching(Predicate.all()));
    }

    @Test
    default void aScanGivesWhatTheVerdictPromises() {
        createSamples();
        for (int seed = 0; seed < PREDICATES; seed++) {
            Predicate predicate = new GeneratedPredicates(seed, false).next(seed % 4);
            Scan scan = samples(predicate);
            keepsPromise(store().check(scan), scan, scan, predicate);
        }
    }

    @Test
    default void aVerdictHoldsForWhateverValueArrives() {
        createSamples();
        for (int seed = 0; seed < PREDICATES; seed++) {
            Predicate known = new GeneratedPredicates(seed, false).next(seed % 3);
            GeneratedPredicates open = new GeneratedPredicates(seed, true);
            Scan scan = samples(open.next(seed % 3));
            Verdict verdict = store().check(scan);
            if (!(verdict instanceof Verdict.Rejected)) {
                keepsPromise(verdict, scan, scan.bind(open.parameters()), known);
            }
        }
    }

    @Test
    default void aVerdictDependsOnNothingButTheScan() {
        store().createCollection(Samples.DEFINITION);
        List<Scan> scans = java.util.stream.IntStream.range(0, 100)
                .mapToObj(seed -> samples(new GeneratedPredicates(seed, true).next(2)))
                .toList();
        List<Verdict> before = scans.stream().map(store()::check).toList();
        Samples.documents().forEach(document -> Calls.write(store(), Samples.insert(document)));
        assertThat(scans.stream().map(store()::check)).isEqualTo(before);
        assertThat(scans.stream().map(store()::check)).isEqualTo(before);
    }

    @Test
    default void fieldsComeInTheOrderAskedForAndMissingOnesAreNull() {
        createSamples();
        List<String> fields = List.of("name", "nowhere", "id", Samples.UNKNOWN, "flag");
        assertThat(Calls.rows(store(), Scan.of(Samples.COLLECTION, fields)))
                .containsExactlyInAnyOrderElementsOf(Samples.documents().stream()
                        .map(document -> Calls.text(Samples.row(document, fields)))
                        .toList());
        assertThat(Calls.read(store(), Scan.of(Samples.COLLECTION, List.of())))
                .hasSize(Samples.COUNT)
                .allSatisfy(row -> assertThat(row).isEmpty());
    }

    @Test
    default void theRowsAreTheSameWithEveryFetchSize() {
        createSamples();
        List<String> all = matching(Predicate.all());
        for (int fetchSize : new int[] {1, 2, 7, 40, Samples.COUNT - 1, Samples.COUNT, Samples.COUNT + 1}) {
            List<@Nullable Object[]> rows = Calls.read(store(), samples(Predicate.all()), new Meter(fetchSize));
            assertThat(Calls.texts(rows).stream().sorted().toList())
                    .as("fetch size %s", fetchSize)
                    .isEqualTo(all);
        }
    }

    @Test
    default void anEmptyCollectionHasNoRows() {
        store().createCollection(Samples.DEFINITION);
        assertThat(Calls.rows(store(), samples(Predicate.all()))).isEmpty();
    }

    /** All fields of the samples for which a predicate is TRUE. */
    private static Scan samples(Predicate predicate) {
        return Scan.of(Samples.COLLECTION, Samples.FIELDS).withPredicate(predicate);
    }

    private static List<String> matching(Predicate predicate) {
        return Samples.rows(predicate, Samples.FIELDS);
    }

    private void keepsPromise(Verdict verdict, Scan asked, Scan bound, Predicate predicate) {
        List<String> expected = matching(predicate);
        if (verdict instanceof Verdict.Rejected rejected) {
            assertThat(rejected.reason()).as("reason to reject %s", asked).isNotBlank();
            isRefusedOrRight(bound, expected);
            return;
        }
        List<String> rows = Calls.sortedRows(store(), bound);
        if (verdict instanceof Verdict.Superset superset) {
            assertThat(superset.reason()).isNotBlank();
            assertThat(rows)
                    .as("superset for %s", asked)
                    .doesNotHaveDuplicates()
                    .containsAll(expected);
        } else {
            assertThat(rows).as("rows of %s", asked).isEqualTo(expected);
        }
    }

    /** A store may answer what it would rather not be asked; but then it must be right. */
    private void isRefusedOrRight(Scan scan, List<String> expected) {
        List<String> rows;
        try {
            rows = Calls.sortedRows(store(), scan);
        } catch (NonrelException e) {
            assertThat(e.code()).as("refusal of %s", scan).isEqualTo(ErrorCode.UNSUPPORTED);
            return;
        }
        assertThat(rows).as("rows of %s, which was rejected", scan).isEqualTo(expected);
    }
}
