package io.nonrel.planner.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nonrel.planner.statement.Query;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlParsingTest {
    @TestFactory
    List<DynamicTest> understandsQueries() {
        return new StatementTable("queries.txt").tests(SqlParsingTest::understood);
    }

    @TestFactory
    List<DynamicTest> understandsChangesOfRows() {
        return new StatementTable("changes.txt").tests(SqlParsingTest::understood);
    }

    @TestFactory
    List<DynamicTest> understandsDefinitions() {
        return new StatementTable("definitions.txt").tests(SqlParsingTest::understood);
    }

    @TestFactory
    List<DynamicTest> understandsStatementsAboutTheSession() {
        return new StatementTable("control.txt").tests(SqlParsingTest::understood);
    }

    @TestFactory
    List<DynamicTest> understandsWhatClientsSend() {
        return new StatementTable("clients.txt").tests(SqlParsingTest::understood);
    }

    @TestFactory
    List<DynamicTest> saysWhereAndWhatIsWrong() {
        return new StatementTable("errors.txt").tests(SqlParsingTest::error);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "-- only a comment",
                "/* and\n another */ ",
            })
    void anEmptyStatementIsAnError(String sql) {
        assertThat(error(sql)).isEqualTo("42601 The statement is empty (line 1, column 1)");
    }

    @Test
    void positionsCountLinesAndTabs() {
        NonrelException error =
                catchThrowableOfType(NonrelException.class, () -> SqlParsing.parse("select a\n\tfrom\n  t t t"));
        assertThat(error.code()).isEqualTo(ErrorCode.SYNTAX_ERROR);
        assertThat(error.fact("line")).isEqualTo(3);
        assertThat(error.fact("column")).isEqualTo(7);
        NonrelException afterTab = catchThrowableOfType(NonrelException.class, () -> SqlParsing.parse("select\t\t#"));
        assertThat(afterTab.fact("column")).isEqualTo(9);
    }

    @Test
    void nodesKeepThePositionOfTheUsersTextThroughEscapes() {
        SqlSelect select =
                select("select {fn ucase(a)} from {oj t left outer join u on t.x = u.x} where {d '2020-01-01'} < b");
        SqlNode where = select.getWhere();
        SqlNode column = ((SqlBasicCall) where).operand(1);
        assertThat(column.getParserPosition().getColumnNum()).isEqualTo(90);
    }

    @Test
    void escapesInStringsNamesAndCommentsStayAsTheyAre() {
        SqlSelect select = select("select '{d ''x''}', \"{fn a}\" /* {oj */ from t -- {");
        assertThat(SqlText.of(select)).isEqualTo("SELECT '{d ''x''}', \"{fn a}\" FROM \"t\"");
    }

    @Test
    void parametersAreNumberedInTheOrderOfTheText() {
        SqlSelect select = select("select ? from t where a = ? and b in (?, ?)");
        assertThat(((SqlDynamicParam) select.getSelectList().get(0)).getIndex()).isZero();
        assertThat(SqlText.of(select)).contains("\"b\" IN (?, ?)");
    }

    @Test
    void keepsTheCaseOfNames() {
        SqlSelect select = select("select Aa, \"bB\" from MyTable");
        assertThat(((SqlIdentifier) select.getSelectList().get(0)).getSimple()).isEqualTo("Aa");
        assertThat(select.getFrom()).hasToString("MyTable");
    }

    @Test
    void parsesExpressionsOfTheCatalog() {
        String text =
                SqlText.of(SqlParsing.parseExpression("price > 0 and status in ('A', 'B') or d < date '2020-01-01'"));
        assertThat(text).isEqualTo("\"price\" > 0 AND \"status\" IN ('A', 'B') OR \"d\" < DATE '2020-01-01'");
        assertThat(SqlText.of(SqlParsing.parseExpression(text))).isEqualTo(text);
        assertThatExceptionOfType(NonrelException.class).isThrownBy(() -> SqlParsing.parseExpression("a +"));
    }

    @Test
    void deepNestingIsAnErrorAndNoOverflow() {
        int depth = 200_000;
        String sql = "select " + "(".repeat(depth) + "1" + ")".repeat(depth);
        assertThatExceptionOfType(NonrelException.class)
                .isThrownBy(() -> SqlParsing.parse(sql))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.STATEMENT_TOO_COMPLEX));
    }

    @Test
    void aLongLiteralTakesNoQuadraticTime() {
        String text = "x".repeat(3_000_000);
        Query query = (Query) SqlParsing.parse("select '" + text + "'");
        assertThat(SqlText.of(query.query())).contains(text);
    }

    @Test
    void aLongChainMeansWhatItsPartsMean() {
        List<String> parts = List.of(
                "a = 1",
                "b between 1 and 2 and c = 3",
                "not d not between x and y + 1",
                "e between f or g and h and i",
                "j like 'x' escape '!' and not k",
                "(l or m) and n between symmetric o and p and r");
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            terms(SqlParsing.parseExpression(parts.get(i % parts.size())), expected);
        }
        String chain = IntStream.range(0, 200)
                .mapToObj(i -> parts.get(i % parts.size()))
                .collect(Collectors.joining(" or "));
        List<String> found = new ArrayList<>();
        terms(SqlParsing.parseExpression(chain), found);
        assertThat(found).isEqualTo(expected);
        List<String> foundInAnd = new ArrayList<>();
        terms(
                SqlParsing.parseExpression(
                        chain.replace("f or g", "f").replace("l or m", "l").replace(" or ", " and ")),
                foundInAnd);
        assertThat(foundInAnd).hasSizeGreaterThan(300);
    }

    private static void terms(SqlNode node, List<String> terms) {
        if (node.getKind() == SqlKind.OR || node.getKind() == SqlKind.AND) {
            ((SqlCall) node).getOperandList().forEach(operand -> terms(operand, terms));
        } else {
            terms.add(node.toString());
        }
    }

    @Test
    void nothingButOurExceptionLeavesForDamagedStatements() {
        long seed = 20261120L;
        Random random = new Random(seed);
        List<String> statements = new StatementTable("queries.txt").statements();
        String signs = "'\"(){}[]?;,.*/-+=<>|:#$%^&!~\\ \n\u0000\u0007aZ0_é";
        for (int i = 0; i < 3_000; i++) {
            StringBuilder sql = new StringBuilder(statements.get(random.nextInt(statements.size())));
            for (int damage = random.nextInt(3); damage >= 0 && sql.length() > 1; damage--) {
                int at = random.nextInt(sql.length());
                switch (random.nextInt(3)) {
                    case 0 -> sql.deleteCharAt(at);
                    case 1 -> sql.insert(at, signs.charAt(random.nextInt(signs.length())));
                    default -> sql.setLength(at);
                }
            }
            String text = sql.toString();
            try {
                SqlParsing.parse(text);
            } catch (NonrelException expected) {
                assertThat(expected.getMessage()).as("seed %d: %s", seed, text).isNotBlank();
            }
            assertThat(SqlShape.of(text)).as("seed %d: %s", seed, text).isNotNull();
        }
    }

    private static SqlSelect select(String sql) {
        return (SqlSelect) ((Query) SqlParsing.parse(sql)).query();
    }

    /** The statement's content; a query's text has to be read back as the same query. */
    private static String understood(String sql) {
        var statement = SqlParsing.parse(sql);
        if (statement instanceof Query query) {
            String text = SqlText.of(query.query());
            assertThat(SqlText.of(SqlParsing.parseQuery(text))).isEqualTo(text);
            return text + (query.lock() == null ? "" : " " + query.lock());
        }
        return statement.toString().replaceAll("\\R", " ");
    }

    private static String error(String sql) {
        NonrelException error = catchThrowableOfType(NonrelException.class, () -> SqlParsing.parse(sql));
        return error == null ? "no error" : error.code().sqlState() + " " + error.getMessage();
    }
}
