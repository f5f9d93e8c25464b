package io.nonrel.tck.value;

import io.nonrel.tck.Variant;
import io.nonrel.tck.WatchedConnection;
import io.nonrel.tck.suite.DeclaredCapabilities;
import io.nonrel.tck.suite.Feature;
import io.nonrel.tck.suite.Finding;
import io.nonrel.tck.suite.StoreUnderTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** Round trips and predicates of one type. */
final class ValueFeature implements Feature {

    private final String type;
    private final String sqlType;
    private final List<Sample> samples;

    /** @param samples values in ascending order */
    ValueFeature(String type, String sqlType, List<Sample> samples) {
        this.type = type;
        this.sqlType = sqlType;
        this.samples = List.copyOf(samples);
    }

    @Override
    public String name() {
        return "value/" + type;
    }

    @Override
    public String title() {
        return "Values of " + sqlType + ", in and out, and in predicates";
    }

    @Override
    public Set<Variant> variants() {
        return EnumSet.of(Variant.PLAIN, Variant.PUSH_DOWN_OFF);
    }

    @Override
    public Finding check(StoreUnderTest store, DeclaredCapabilities declared, Variant variant) throws SQLException {
        NavigableSet<Integer> codes = new TreeSet<>();
        try (Connection connection = DriverManager.getConnection(store.url(), variant.properties())) {
            ValueQuestions questions = new ValueQuestions(WatchedConnection.of(connection, codes::add), samples);
            questions.fill(sqlType);
            questions.askForValues();
            samples.forEach(questions::askWithPredicates);
            questions.askForOrderAndGroups();
            List<String> wrong = questions.wrong();
            return wrong.isEmpty() ? Finding.right(codes) : Finding.failed(codes, String.join("\n", wrong));
        }
    }
}
