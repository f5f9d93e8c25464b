package io.nonrel.documentation;

import io.nonrel.shell.console.SqlScript;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Every block of SQL in docs/sql.md runs, in the order of the page. */
class SqlReferenceTest {

    private static final Pattern BLOCK = Pattern.compile("```sql\\n(?<sql>.*?)```", Pattern.DOTALL);

    @Test
    void theStatementsOfThePageRun() throws Exception {
        Matcher block = BLOCK.matcher(Files.readString(ProjectFolder.path().resolve("docs/sql.md")));
        SoftAssertions outcome = new SoftAssertions();
        try (Connection connection = DriverManager.getConnection("jdbc:nonrel:embedded:mem:sqlreference");
                Statement statement = connection.createStatement()) {
            while (block.find()) {
                for (String sql : SqlScript.split(block.group("sql"))) {
                    outcome.assertThatCode(() -> statement.execute(sql)).as(sql).doesNotThrowAnyException();
                }
            }
        }
        outcome.assertAll();
    }
}
