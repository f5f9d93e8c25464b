package io.nonrel.tck.report;

import io.nonrel.tck.suite.FeatureReport;
import io.nonrel.tck.suite.Finding;
import io.nonrel.tck.suite.Report;
import io.nonrel.tck.suite.Report.Result;
import io.nonrel.tck.suite.Verdict;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A report as JUnit's XML: a suite for each area, a case for each feature and variant. */
public final class JUnitReport {

    private final XMLStreamWriter xml;
    private final Report report;

    private JUnitReport(XMLStreamWriter xml, Report report) {
        this.xml = xml;
        this.report = report;
    }

    /** The document. */
    public static String of(Report report) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new JUnitReport(xml, report).write();
            xml.close();
        } catch (XMLStreamException e) {
            throw new AssertionError("Written to memory, and yet it failed", e);
        }
        return text.toString();
    }

    private void write() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("testsuites");
        xml.writeAttribute("name", "nonrel conformance of " + report.url());
        for (Map.Entry<String, List<FeatureReport>> area : report.areas().entrySet()) {
            write(area.getKey(), area.getValue());
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void write(String area, List<FeatureReport> features) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", area);
        xml.writeAttribute(
                "tests",
                String.valueOf(
                        features.stream().mapToInt(f -> f.results().size()).sum()));
        xml.writeAttribute("failures", count(features, Verdict.FAIL));
        xml.writeAttribute("skipped", count(features, Verdict.UNSUPPORTED));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute(
                "time", seconds(features.stream().map(FeatureReport::time).reduce(Duration.ZERO, Duration::plus)));
        for (FeatureReport feature : features) {
            for (Result result : feature.results()) {
                write(feature, result);
            }
        }
        xml.writeEndElement();
    }

    private void write(FeatureReport feature, Result result) throws XMLStreamException {
        Finding finding = result.finding();
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", "nonrel.tck." + feature.area());
        xml.writeAttribute("name", feature.name() + " " + result.variant());
        xml.writeAttribute("time", seconds(result.time()));
        if (finding.verdict() == Verdict.FAIL) {
            xml.writeStartElement("failure");
            xml.writeAttribute("message", TextReport.alone(report, feature, result));
            xml.writeCharacters(characters(finding.detail()));
            xml.writeEndElement();
        } else if (finding.verdict() == Verdict.UNSUPPORTED) {
            xml.writeEmptyElement("skipped");
            xml.writeAttribute("message", "the store does not declare " + finding.detail());
        } else if (!finding.codes().isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(finding.verdict().words()
                    + finding.codes().stream().map(code -> " " + code).collect(Collectors.joining()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static String count(List<FeatureReport> features, Verdict verdict) {
        return String.valueOf(
                features.stream().mapToInt(f -> f.results(verdict).size()).sum());
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
    }

    /** Without what XML can't hold at all. */
    private static String characters(String text) {
        return text.codePoints()
                .map(c -> c < ' ' && c != '\n' && c != '\t' || c >= 0xD800 && c <= 0xDFFF || c == 0xFFFE || c == 0xFFFF
                        ? 0xFFFD
                        : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
