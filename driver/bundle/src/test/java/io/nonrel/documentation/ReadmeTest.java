package io.nonrel.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** README.md's Java compiles, runs, and prints what README.md says. */
class ReadmeTest {

    private static final Pattern SNIPPET =
            Pattern.compile("```java\\n(?<code>.*?)```.*?```text\\n(?<output>.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void theTenLinesOfJdbcPrintWhatThePageSays() throws Exception {
        Matcher snippet = SNIPPET.matcher(Files.readString(ProjectFolder.path().resolve("README.md")));
        assertThat(snippet.find())
                .as("README.md has a java block and the text it prints")
                .isTrue();

        assertThat(run(snippet.group("code"))).isEqualTo(snippet.group("output"));
    }

    private String run(String code) throws Exception {
        compile("import java.sql.*; class Snippet { public static void main(String[] none) throws Exception {\n" + code
                + "}}");
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            var main = loader.loadClass("Snippet").getDeclaredMethod("main", String[].class);
            main.setAccessible(true);
            main.invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private void compile(String source) throws IOException {
        Path file = Files.writeString(folder.resolve("Snippet.java"), source);
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, complaints, complaints, "-proc:none", "-d", folder.toString(), file.toString());
        assertThat(status).as(complaints.toString(StandardCharsets.UTF_8)).isZero();
    }
}
