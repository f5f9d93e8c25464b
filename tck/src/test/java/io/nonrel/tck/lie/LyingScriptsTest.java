package io.nonrel.tck.lie;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.tck.Script;
import io.nonrel.tck.ScriptRunner;
import io.nonrel.tck.Variant;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scripts catch lies too, through the whole driver: the answers differ, while those of the honest store don't. */
class LyingScriptsTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @ParameterizedTest
    @CsvSource({
        "LOSES_NULLS_WHEN_IT_SORTS, query/order, PLAIN",
        "SORTS_NULLS_AT_THE_OTHER_END, query/order, PLAIN",
        "IGNORES_THE_ORDER, query/order, PLAIN",
        "IGNORES_THE_LIMIT, query/order, PLAIN",
        "IGNORES_THE_OFFSET, query/order, PLAIN",
        "FINDS_NULL_UNEQUAL, query/where, PLAIN",
        "DROPS_A_CONJUNCT, query/where, PLAIN",
        "OVER_DECLARES, query/where, PLAIN",
        "LOSES_THE_LAST_ROW_OF_A_PAGE, query/where, FETCH_SIZE_ONE",
        "COUNTS_ONE_TOO_MANY, query/group, PLAIN",
        "LOOKS_UP_FIELDS_IN_ITS_OWN_ORDER, change/update, PLAIN",
        "INSERTS_OVER_WHAT_IS_THERE, constraint/primary-key, PLAIN",
        "ROLLS_NOTHING_BACK_TO_A_SAVEPOINT, transaction/own-writes, PLAIN"
    })
    void isCaught(String lie, String script, Variant variant) throws SQLException {
        Script asked = Script.named(script);
        assertThat(run(LyingAdapter.HONEST, asked, variant)).isEqualTo(asked.text());
        assertThat(run(lie, asked, variant)).isNotEqualTo(asked.text());
    }

    private static String run(String lie, Script script, Variant variant) throws SQLException {
        String url = "jdbc:nonrel:lying:" + lie + ":scripts" + NUMBER.incrementAndGet();
        return new ScriptRunner(() -> url).run(script, variant);
    }
}
