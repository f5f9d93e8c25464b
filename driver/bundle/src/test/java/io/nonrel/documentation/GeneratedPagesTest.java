package io.nonrel.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.engine.Property;
import io.nonrel.exec.aggregate.AggregateFunction;
import io.nonrel.exec.function.FunctionDefinition;
import io.nonrel.exec.function.Functions;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NoticeCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The pages that are made from enums; {@code -Dnonrel.accept=true} writes them anew. */
class GeneratedPagesTest {

    /** What the planner makes of other expressions; nobody calls them. */
    private static final Set<String> INTERNAL_AGGREGATES = Set.of("SUM0", "SINGLE_VALUE", "GROUP_ID");

    @Test
    void propertiesAreDocumented() throws IOException {
        StringBuilder page = new StringBuilder(
                """
                # Connection properties

                In a URL and in `java.util.Properties` each is written with the prefix `nonrel.`; `Properties` win over the URL.
                This page is made from `io.nonrel.engine.Property`.

                | Property | Default | Choices | What it does |
                |---|---|---|---|
                """);
        for (Property property : Property.values()) {
            row(
                    page,
                    "`nonrel." + property.key() + "`",
                    "`" + property.defaultValue() + "`",
                    String.join(", ", property.choices()),
                    property.description());
        }
        assertIsCurrent("properties.md", page);
    }

    @Test
    void errorsAndWarningsAreDocumented() throws IOException {
        StringBuilder page = new StringBuilder(
                """
                # Errors and warnings

                This page is made from `io.nonrel.spi.ErrorCode` and `io.nonrel.spi.NoticeCode`.

                ## Warnings

                A warning is an `SQLWarning` on the statement or on its result: `getErrorCode()` gives the number. The property
                `nonrel.emulation` turns chosen numbers into errors (54N02) before the store is asked.

                | Number | SQLState | Name | Raised for |
                |---|---|---|---|
                """);
        for (NoticeCode code : NoticeCode.values()) {
            row(page, String.valueOf(code.number()), code.sqlState(), code.name(), code.description());
        }
        page.append(
                """

                ## Errors

                Each is an `SQLException` of the JDBC 4 class that fits its SQLState.

                | SQLState | Name | Raised when |
                |---|---|---|
                """);
        for (ErrorCode code : ErrorCode.values()) {
            row(page, code.sqlState(), code.name(), code.description());
        }
        assertIsCurrent("errors.md", page);
    }

    @Test
    void functionsAreDocumented() throws IOException {
        StringBuilder page = new StringBuilder(
                """
                # Functions

                The functions that the driver evaluates itself, beside the operators and the functions of JDBC's `{fn …}`. Names
                are read in any case. This page is made from `io.nonrel.exec.function.Functions`; the aggregates from
                `io.nonrel.exec.aggregate.AggregateFunction`. Other standard functions, such as JSON_VALUE, run through Calcite.
                """);
        for (FunctionDefinition.Topic topic : FunctionDefinition.Topic.values()) {
            page.append("\n## ").append(title(topic)).append("\n\n| Function | What it gives |\n|---|---|\n");
            for (FunctionDefinition function : Functions.all()) {
                if (function.topic() == topic) {
                    row(page, "`" + function.signature() + "`", function.description());
                }
            }
        }
        page.append("\n## Aggregates\n\n");
        String aggregates = Arrays.stream(AggregateFunction.values())
                .map(AggregateFunction::name)
                .filter(name -> !INTERNAL_AGGREGATES.contains(name))
                .collect(Collectors.joining(", "));
        page.append(aggregates).append(". All take DISTINCT and FILTER, and all are window functions too.\n");
        assertIsCurrent("functions.md", page);
    }

    private static String title(FunctionDefinition.Topic topic) {
        String words = topic.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static void row(StringBuilder page, String... cells) {
        for (String cell : cells) {
            page.append("| ").append(cell.replace("|", "\\|")).append(' ');
        }
        page.append("|\n");
    }

    private static void assertIsCurrent(String name, CharSequence page) throws IOException {
        Path file = ProjectFolder.path().resolve("docs").resolve(name);
        if (Boolean.getBoolean("nonrel.accept")) {
            Files.writeString(file, page);
        }
        assertThat(file)
                .as("docs/%s is stale: run the tests with -Dnonrel.accept=true and review the diff", name)
                .hasContent(page.toString());
    }
}
