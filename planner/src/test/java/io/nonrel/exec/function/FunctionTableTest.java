package io.nonrel.exec.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlNameMatchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionTableTest {

    /** Appendix C of the JDBC specification, but for what the grammar has words for (CONVERT, EXTRACT, INSERT, TIMESTAMPADD...). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ABS",
                "ACOS",
                "ASIN",
                "ATAN",
                "ATAN2",
                "COS",
                "COT",
                "DEGREES",
                "EXP",
                "LOG",
                "LOG10",
                "PI",
                "POWER",
                "RADIANS",
                "RAND",
                "ROUND",
                "SIGN",
                "SIN",
                "SQRT",
                "TAN",
                "TRUNCATE",
                "ASCII",
                "CHAR",
                "CHAR_LENGTH",
                "CHARACTER_LENGTH",
                "CONCAT",
                "DIFFERENCE",
                "LCASE",
                "LEFT",
                "LENGTH",
                "LOCATE",
                "LTRIM",
                "OCTET_LENGTH",
                "REPEAT",
                "REPLACE",
                "RIGHT",
                "RTRIM",
                "SOUNDEX",
                "SPACE",
                "UCASE",
                "CURDATE",
                "CURTIME",
                "DAYNAME",
                "DAYOFMONTH",
                "DAYOFWEEK",
                "DAYOFYEAR",
                "HOUR",
                "MINUTE",
                "MONTH",
                "MONTHNAME",
                "NOW",
                "QUARTER",
                "SECOND",
                "WEEK",
                "YEAR",
                "DATABASE",
                "IFNULL"
            })
    void functionsOfJdbcAreFoundOnce(String name) {
        assertThat(find(name)).hasSize(1);
    }

    @Test
    void everyFunctionIsDocumented() {
        for (FunctionDefinition function : Functions.all()) {
            assertThat(function.description()).as(function.name()).isNotBlank();
            assertThat(function.signature()).as(function.name()).isNotBlank();
            assertThat(Functions.compiler(function.operator()))
                    .as(function.name())
                    .isNotNull();
        }
    }

    @Test
    void ourFunctionsReplaceStandardOnesOfTheirName() {
        assertThat(find("ROUND"))
                .containsExactlyElementsOf(Functions.all().stream()
                        .map(FunctionDefinition::operator)
                        .filter(operator ->
                                operator.getName().toUpperCase(Locale.ROOT).equals("ROUND"))
                        .toList());
    }

    private static List<SqlOperator> find(String name) {
        List<SqlOperator> found = new ArrayList<>();
        FunctionTable.INSTANCE.lookupOperatorOverloads(
                new SqlIdentifier(name, SqlParserPos.ZERO),
                SqlFunctionCategory.USER_DEFINED_FUNCTION,
                SqlSyntax.FUNCTION,
                found,
                SqlNameMatchers.withCaseSensitive(false));
        return found;
    }
}
