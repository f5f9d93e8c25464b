package io.nonrel.shell.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A question in words and the statement that answers it.
 *
 * @param words for people
 * @param shown the statement as it is printed: long lists are cut
 * @param sql the statement as it is run
 */
record Question(String words, String shown, String sql) {

    private static final String KEYS = "${200 customers}";

    /** All questions of the demo, in order. */
    static List<Question> all() {
        List<Question> questions = new ArrayList<>();
        String[] blocks = SqlResource.read("questions.sql").split("(?m)^-- ", -1);
        // The first block is empty, the second speaks about the file.
        for (int i = 2; i < blocks.length; i++) {
            String[] parts = blocks[i].split("\n", 2);
            String sql = parts[1].strip().replaceFirst(";$", "");
            String keys = IntStream.range(0, 200)
                    .mapToObj(k -> String.valueOf(17 + 50 * k))
                    .collect(Collectors.joining(", "));
            questions.add(new Question(
                    parts[0].strip(), sql.replace(KEYS, "17, 67, 117, … 200 keys"), sql.replace(KEYS, keys)));
        }
        return List.copyOf(questions);
    }
}
