package io.nonrel.tck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.spi.Capability;
import io.nonrel.tck.Variant;
import io.nonrel.tck.suite.DeclaredCapabilities;
import io.nonrel.tck.suite.FeatureReport;
import io.nonrel.tck.suite.Finding;
import io.nonrel.tck.suite.Report;
import io.nonrel.tck.suite.Report.Result;
import io.nonrel.tck.suite.Verdict;
import java.io.StringReader;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ReportsTest {

    private static final Report REPORT = new Report(
            "jdbc:nonrel:embedded:mem:x",
            "./nonrel tck jdbc:nonrel:embedded:mem:x",
            LocalDate.of(2026, 11, 20),
            new DeclaredCapabilities(Set.of(Capability.INDEXES)),
            List.of(
                    feature("query/join", Finding.right(Set.of(1001, 1004))),
                    feature("query/in", Finding.right(Set.of(1001))),
                    feature("query/odd", Finding.failed(Set.of(), "got <NULL> & \u0000")),
                    feature("transaction/own", Finding.unsupported("TRANSACTIONS"))));

    private static FeatureReport feature(String name, Finding finding) {
        return new FeatureReport(
                name,
                "About " + name,
                name.substring(0, name.indexOf('/')),
                List.of(
                        new Result(Variant.PLAIN, finding, Duration.ofMillis(20)),
                        new Result(Variant.PUSH_DOWN_OFF, emulatedUnlessWrong(finding), Duration.ofMillis(30))));
    }

    private static Finding emulatedUnlessWrong(Finding finding) {
        return finding.verdict() == Verdict.FAIL || finding.verdict() == Verdict.UNSUPPORTED
                ? finding
                : Finding.right(Set.of(1002));
    }

    @Test
    void tellAFeatureByItsWorstVariantButNotByThatWithoutPushDown() {
        assertThat(REPORT.features().stream().map(FeatureReport::verdict))
                .containsExactly(Verdict.EMULATED, Verdict.PASS, Verdict.FAIL, Verdict.UNSUPPORTED);
    }

    @Test
    void asTextNameWhatFailedAndHowToRunItAlone() {
        assertThat(TextReport.line(REPORT.features().get(0)))
                .startsWith("emulated")
                .contains("query/join")
                .endsWith("1001 1004");
        assertThat(TextReport.failures(REPORT))
                .contains("alone: ./nonrel tck jdbc:nonrel:embedded:mem:x --only query/odd --variant PLAIN");
        assertThat(TextReport.summary(REPORT)).isEqualTo("1 pass, 1 emulated, 1 declared unsupported, 1 FAIL");
    }

    @Test
    void asMarkdownHaveATableForEachArea() {
        assertThat(MarkdownReport.of(REPORT, "# Conformance"))
                .startsWith("# Conformance\n")
                .contains("| Query | Verdict | Variants | Warnings | Time |")
                .contains("| About query/join (`query/join`) | emulated | 2 | 1001 1004 | 0.05 s |")
                .contains("| About query/odd (`query/odd`) | FAIL | PLAIN, PUSH_DOWN_OFF |")
                .contains("declared unsupported | 0 | (not declared: TRANSACTIONS)");
    }

    @Test
    void sideBySideHaveAColumnForEachStore() {
        Report other = new Report(
                "jdbc:nonrel:embedded:mem:y",
                "./nonrel tck jdbc:nonrel:embedded:mem:y",
                REPORT.date(),
                REPORT.declared(),
                List.of(feature("query/in", Finding.right(Set.of()))));
        assertThat(SideBySideReport.of(List.of(REPORT, other), "# Conformance"))
                .startsWith("# Conformance\n")
                .contains(
                        "1. `./nonrel tck jdbc:nonrel:embedded:mem:x --variant PLAIN,PUSH_DOWN_OFF`, 2026-11-20: 1 pass,")
                .contains("| Query | (1) | (2) |")
                .contains("| `query/join` | emulated 1001 1004 | not for this store |")
                .contains("| `query/in` | pass 1001 | pass |")
                .contains("FAIL `./nonrel tck jdbc:nonrel:embedded:mem:x --only query/odd --variant PLAIN`:");
    }

    @Test
    void asXmlCanBeReadByMachines() throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(JUnitReport.of(REPORT))));
        assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(8);
        assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(2);
        assertThat(document.getElementsByTagName("skipped").getLength()).isEqualTo(2);
    }
}
