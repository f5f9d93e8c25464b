package io.nonrel.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A word that means something else than the column of its name is in {@code getSQLKeywords}. */
class KeywordsTest {

    private static final Pattern WORD = Pattern.compile("\"([A-Z][A-Z0-9_]*)\"");

    /** Every word of the grammar. */
    private static Set<String> words() throws ReflectiveOperationException {
        Field images = Class.forName("io.nonrel.planner.parser.grammar.SqlGrammarConstants")
                .getField("tokenImage");
        images.setAccessible(true);
        Set<String> words = new TreeSet<>();
        for (String image : (String[]) images.get(null)) {
            Matcher word = WORD.matcher(image);
            if (word.matches()) {
                words.add(word.group(1));
            }
        }
        return words;
    }

    private static boolean meansTheColumn(Connection connection, String word) {
        try (PreparedStatement query = connection.prepareStatement("SELECT " + word + " FROM T")) {
            return query.getMetaData().getTableName(1).equals("T");
        } catch (SQLException e) {
            return false;
        }
    }

    @Test
    void areThoseThatNeedQuotes() throws ReflectiveOperationException, SQLException {
        Set<String> reserved = new TreeSet<>();
        Set<String> words = words();
        try (Connection connection = DriverManager.getConnection("jdbc:nonrel:embedded:mem:" + UUID.randomUUID())) {
            connection
                    .createStatement()
                    .executeUpdate("CREATE TABLE T (\"" + String.join("\" INT, \"", words) + "\" INT)");
            for (String word : words) {
                if (!meansTheColumn(connection, word)) {
                    reserved.add(word);
                }
            }
            assertThat(connection.getMetaData().getSQLKeywords().split(",", -1)).containsAll(reserved);
        }
    }
}
