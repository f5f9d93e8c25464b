package io.nonrel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as users get it: what is in it, and that what was relocated or left out is not missed. */
class NonrelJarIT {

    private static final Path JAR = Path.of(System.getProperty("nonrel.jar", "target/nonrel.jar"));

    @TempDir
    Path folder;

    @Test
    void registersOurDriverAndNoOther() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(read(jar, "META-INF/services/java.sql.Driver").strip()).isEqualTo("io.nonrel.jdbc.NonrelDriver");
            assertThat(read(jar, "META-INF/services/io.nonrel.spi.Adapter"))
                    .contains("io.nonrel.adapter.embedded.EmbeddedAdapter", "io.nonrel.adapter.mongodb.MongoAdapter");
        }
    }

    @Test
    void holdsNoModuleNoSignatureAndNothingOfTheDemosData() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName))
                    .noneMatch(name -> name.endsWith("module-info.class"))
                    .noneMatch(name -> name.matches("META-INF/.*\\.(SF|DSA|RSA)"))
                    .noneMatch(name -> name.endsWith(".json") && name.contains("sales"))
                    .contains("META-INF/LICENSE", "META-INF/NOTICE", "META-INF/THIRD-PARTY.txt");
        }
    }

    @Test
    void leavesOthersPackagesAlone() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName).filter(name -> name.endsWith(".class")))
                    .allMatch(name -> name.startsWith("io/nonrel/")
                            || name.startsWith("org/fusesource/jansi/")
                            || name.startsWith("sqlline/"));
        }
    }

    @Test
    void holdsNothingThatNoStatementNeeds() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName))
                    .noneMatch(name -> name.matches(".*/(protobuf|hc/client5|hc/core5|snakeyaml|dbcp2?|pool2"
                            + "|proj4j|datasketches|uzaygezen|aggdesigner)/.*"))
                    .noneMatch(name -> name.startsWith("org/slf4j/") || name.contains("services/org.slf4j"));
        }
    }

    @Test
    void isABundleAndAModuleThatProvidesTheDriver() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            assertThat(manifest.getValue("Bundle-SymbolicName")).isEqualTo("io.nonrel.bundle");
            assertThat(manifest.getValue("Bundle-Version"))
                    .isEqualTo(manifest.getValue("Implementation-Version").replace('-', '.'));
            assertThat(manifest.getValue("Export-Package")).isEqualTo("io.nonrel.jdbc");
        }
        ModuleDescriptor module =
                ModuleFinder.of(JAR).find("io.nonrel.bundle").orElseThrow().descriptor();
        assertThat(module.provides())
                .anySatisfy(p -> assertThat(p.providers()).containsExactly("io.nonrel.jdbc.NonrelDriver"));
    }

    /** As SQL tools open drivers: by a loader of their own, in a thread whose loader knows nothing of it. */
    @Test
    void worksInAnIsolatedClassLoader() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        URL[] urls = {JAR.toUri().toURL()};
        for (ClassLoader context : List.of(before, ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(context);
            try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
                Driver driver = (Driver) loader.loadClass("io.nonrel.jdbc.NonrelDriver")
                        .getConstructor()
                        .newInstance();
                try (Connection connection = driver.connect("jdbc:nonrel:embedded:mem:isolated", new Properties());
                        Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery(
                                "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE UPPER(TABLE_NAME) LIKE '%TABLE%'")) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getInt(1)).isPositive();
                    assertThat(connection.getClass().getClassLoader()).isSameAs(loader);
                }
            } finally {
                thread.setContextClassLoader(before);
            }
        }
    }

    @Test
    void answersWithWhatCalciteGeneratesCodeFor() throws Exception {
        Outcome outcome = nonrel(
                "sql",
                "jdbc:nonrel:embedded:mem:jar",
                "CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(20), doc VARCHAR(100));"
                        + "INSERT INTO t VALUES (1, 'ann', '{\"a\": {\"b\": 7}}'), (2, 'bob', '{\"a\": 1}');"
                        + "SELECT id, ROW_NUMBER() OVER (ORDER BY name DESC) AS place FROM t ORDER BY id;"
                        + "SELECT JSON_VALUE(doc, 'lax $.a.b') AS b FROM t WHERE id = 1;"
                        + "SELECT LISTAGG(name, '+') WITHIN GROUP (ORDER BY name) AS names FROM t WHERE name SIMILAR TO '[ab]%'",
                "--format",
                "csv");
        assertThat(outcome.err()).doesNotContain("NoClassDefFoundError", "ClassNotFoundException", "SLF4J");
        assertThat(outcome.out()).isEqualTo("id,place\r\n1,2\r\n2,1\r\nb\r\n7\r\nnames\r\nann+bob\r\n");
        assertThat(outcome.status()).isZero();
    }

    @Test
    void failsWithStatusOneAndTheSqlState() throws Exception {
        Outcome outcome = nonrel("sql", "jdbc:nonrel:embedded:mem:jar", "SELECT * FROM nowhere");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err()).startsWith("42S02 ");
    }

    @Test
    void theDemoAnswersAndReusesItsData() throws Exception {
        String url = "jdbc:nonrel:embedded:file:" + folder.resolve("food mart");

        Outcome first = nonrel("demo", url);
        assertThat(first.err()).isEmpty();
        assertThat(first.out())
                .contains("39 tables, 466,372 rows", "Con Skaife", "Muenster", "Chocolate")
                .contains("1. Who is customer 4711?", "8. How would the driver find");
        assertThat(first.status()).isZero();

        Outcome second = nonrel("demo", url);
        assertThat(second.out()).contains("466,372 rows; they are used again.", "Con Skaife");
        assertThat(second.status()).isZero();
    }

    @Test
    void thePromptRunsWithoutATerminal() throws Exception {
        Process shell = start(List.of("shell"));
        shell.getOutputStream().write("SELECT 40 + 2 AS answer;\n!quit\n".getBytes(StandardCharsets.UTF_8));
        shell.getOutputStream().close();
        Outcome outcome = outcome(shell);
        assertThat(outcome.out()).contains("answer", "| 42 ");
        assertThat(outcome.err()).contains("1 row selected");
    }

    private record Outcome(int status, String out, String err) {}

    private Outcome nonrel(String... arguments) throws Exception {
        return outcome(start(List.of(arguments)));
    }

    private Process start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + folder,
                "-jar",
                JAR.toString()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private Outcome outcome(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        return new Outcome(status, out, Files.readString(folder.resolve("err")));
    }

    private static String read(JarFile jar, String name) throws IOException {
        return new String(jar.getInputStream(jar.getJarEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }
}
