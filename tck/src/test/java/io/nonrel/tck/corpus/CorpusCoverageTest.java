package io.nonrel.tck.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.exec.aggregate.AggregateFunction;
import io.nonrel.exec.function.FunctionDefinition;
import io.nonrel.exec.function.Functions;
import io.nonrel.planner.parser.SqlParsing;
import io.nonrel.planner.statement.Statement;
import io.nonrel.planner.statement.TableChange;
import io.nonrel.planner.statement.TableConstraint;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.NoticeCode;
import io.nonrel.tck.Script;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The scripts leave nothing out: every function, type, statement, error and warning occurs in one of them. */
class CorpusCoverageTest {

    private static final String CORPUS = Script.all().stream().map(Script::text).collect(Collectors.joining("\n"));
    private static final String UPPER = CORPUS.toUpperCase(Locale.ROOT);

    private static final Set<String> INTERNAL_AGGREGATES = Set.of("SUM0", "SINGLE_VALUE", "GROUP_ID");

    private static final String NOT_SQL = "comes from a call of JDBC, not from a statement";
    private static final String FAULT = "comes from a fault of the store; the tests of faults have it";
    private static final String OTHER_STORES = "does not occur on the embedded store";

    /** What no statement on an embedded store can show. */
    private static final Map<ErrorCode, String> NOT_IN_SCRIPTS = Map.ofEntries(
            Map.entry(ErrorCode.INVALID_URL, NOT_SQL),
            Map.entry(ErrorCode.INVALID_PROPERTY, NOT_SQL),
            Map.entry(ErrorCode.CONNECTION_FAILED, NOT_SQL),
            Map.entry(ErrorCode.CONNECTION_CLOSED, NOT_SQL),
            Map.entry(ErrorCode.INVALID_PARAMETER, NOT_SQL),
            Map.entry(ErrorCode.INVALID_PARAMETER_INDEX, NOT_SQL),
            Map.entry(ErrorCode.INVALID_ARGUMENT, NOT_SQL),
            Map.entry(ErrorCode.OBJECT_CLOSED, NOT_SQL),
            Map.entry(ErrorCode.INVALID_CURSOR_STATE, NOT_SQL),
            Map.entry(ErrorCode.NO_RESULT, NOT_SQL),
            Map.entry(ErrorCode.CANCELLED, NOT_SQL),
            Map.entry(ErrorCode.UNDEFINED_CATALOG, NOT_SQL),
            Map.entry(ErrorCode.INVALID_LIMIT, "the grammar takes no negative limit, a parameter may have one"),
            Map.entry(ErrorCode.NULL_NOT_ALLOWED, "nothing raises it yet"),
            Map.entry(ErrorCode.STATEMENT_TOO_COMPLEX, "needs a text that is too long to be read here"),
            Map.entry(ErrorCode.TIMEOUT, NOT_SQL),
            Map.entry(ErrorCode.WRITE_CONFLICT, "needs two connections; capability/serializable has it"),
            Map.entry(ErrorCode.CONNECTION_LOST, FAULT),
            Map.entry(ErrorCode.STORE_LOCKED, FAULT),
            Map.entry(ErrorCode.DISK_FULL, FAULT),
            Map.entry(ErrorCode.CORRUPT_STORE, FAULT),
            Map.entry(ErrorCode.STORE_FAILED, FAULT),
            Map.entry(ErrorCode.AUTHENTICATION_FAILED, OTHER_STORES),
            Map.entry(ErrorCode.NOT_AUTHORIZED, OTHER_STORES),
            Map.entry(ErrorCode.VALUE_TOO_LARGE, OTHER_STORES),
            Map.entry(ErrorCode.FOREIGN_KEY_VIOLATION, "foreign keys are not enforced"));

    /** Warnings that the embedded store never raises. */
    private static final Set<NoticeCode> OF_OTHER_STORES = Set.of(
            NoticeCode.SCHEMA_INFERRED,
            NoticeCode.INDEX_NOT_READY,
            NoticeCode.STALE_DENORMALIZED,
            NoticeCode.EVENTUAL_CONSISTENCY,
            NoticeCode.NON_ATOMIC_WRITE,
            NoticeCode.PRECISION_LOSS,
            NoticeCode.SCHEMA_MISMATCH,
            NoticeCode.INDEX_TRUNCATED,
            NoticeCode.LIMIT_NEAR,
            NoticeCode.NATIVE_WRITE_BYPASS);

    private static final Set<String> PUNCTUATION = Set.of("COMMA", "LPAREN", "RPAREN", "UNSIGNED_INTEGER_LITERAL");

    @Test
    void everyFunctionOccurs() {
        assertThat(Functions.all().stream().map(CorpusCoverageTest::word).filter(word -> !occurs(word)))
                .isEmpty();
    }

    @Test
    void everyAggregateOccurs() {
        assertThat(Stream.of(AggregateFunction.values())
                        .map(AggregateFunction::name)
                        .filter(name -> !INTERNAL_AGGREGATES.contains(name) && !occurs(name)))
                .isEmpty();
    }

    @Test
    void everyWordForATypeOccurs() throws IOException {
        Path grammar = Path.of(System.getProperty("nonrel.project", ".."))
                .resolve("planner/src/main/codegen/includes/type.ftl");
        Set<String> words = new TreeSet<>();
        Matcher token = Pattern.compile("<([A-Z0-9_]+)>").matcher(Files.readString(grammar));
        while (token.find()) {
            words.add(token.group(1));
        }
        words.removeAll(PUNCTUATION);
        assertThat(words).hasSizeGreaterThan(20);
        assertThat(words).filteredOn(word -> !occurs(word)).isEmpty();
    }

    @Test
    void everyKindOfStatementOccurs() {
        Set<Class<?>> met = new HashSet<>();
        Script.all().stream()
                .flatMap(script -> ScriptStep.of(script).stream())
                .flatMap(step -> parsed(step.sql()).stream())
                .forEach(statement -> meet(statement, met));
        Set<Class<?>> all = new HashSet<>();
        List.of(Statement.class, TableChange.class, TableConstraint.class).forEach(type -> leaves(type, all));
        assertThat(all).filteredOn(type -> !met.contains(type)).isEmpty();
    }

    @Test
    void everyErrorOccurs() {
        assertThat(ErrorCode.values())
                .filteredOn(code -> !NOT_IN_SCRIPTS.containsKey(code) && !begins(code.sqlState() + " "))
                .isEmpty();
    }

    @Test
    void everyWarningOccurs() {
        assertThat(NoticeCode.values())
                .filteredOn(
                        code -> !OF_OTHER_STORES.contains(code) && !begins(code.sqlState() + " " + code.number() + " "))
                .isEmpty();
    }

    @Test
    void noScriptIsForgottenAndEachHasATitle() throws IOException {
        Path folder = Path.of("src/main/resources/io/nonrel/tck/scripts");
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".iq")).map(file -> folder.relativize(file)
                            .toString()
                            .replace('\\', '/')
                            .replace(".iq", "")))
                    .containsExactlyInAnyOrderElementsOf(
                            Script.all().stream().map(Script::name).toList());
        }
        assertThat(Script.all())
                .extracting(Script::title)
                .filteredOn(title -> title.length() > 110)
                .isEmpty();
    }

    /** The name of a function, or the words or signs of an operator. */
    private static String word(FunctionDefinition function) {
        Matcher word = Pattern.compile("^[A-Z0-9_]+|(?<= )[A-Z]+(?: [A-Z]+)*(?= )|[-+|~!*]+")
                .matcher(function.signature().replace("[NOT] ", ""));
        assertThat(word.find()).as(function.signature()).isTrue();
        return word.group();
    }

    /** Whether a line of a script begins so. */
    private static boolean begins(String words) {
        return Pattern.compile("(?m)^" + words).matcher(CORPUS).find();
    }

    private static boolean occurs(String word) {
        String pattern = Pattern.quote(word);
        return Pattern.compile(Character.isLetter(word.charAt(0)) ? "\\b" + pattern + "\\b" : " " + pattern + " ")
                .matcher(UPPER)
                .find();
    }

    private static Optional<Statement> parsed(String sql) {
        try {
            return Optional.of(SqlParsing.parse(sql));
        } catch (NonrelException expectedByTheScript) {
            return Optional.empty();
        }
    }

    private static void leaves(Class<?> type, Set<Class<?>> all) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        if (permitted == null) {
            all.add(type);
        } else {
            for (Class<?> part : permitted) {
                leaves(part, all);
            }
        }
    }

    private static void meet(@Nullable Object part, Set<Class<?>> met) {
        if (part instanceof Record) {
            met.add(part.getClass());
            for (RecordComponent component : part.getClass().getRecordComponents()) {
                try {
                    meet(component.getAccessor().invoke(part), met);
                } catch (ReflectiveOperationException e) {
                    throw new LinkageError(e.getMessage(), e);
                }
            }
        } else if (part instanceof Iterable<?> parts) {
            parts.forEach(each -> meet(each, met));
        } else if (part instanceof Optional<?> optional) {
            optional.ifPresent(each -> meet(each, met));
        }
    }
}
