package io.nonrel.tck.random;

import io.nonrel.tck.random.TestCase.Partition;
import io.nonrel.tck.random.TestCase.Statements;
import java.util.ArrayList;
import java.util.List;

/** A case that is answered differently in two ways. {@link #toString} is a script that shows it. */
record Failure(long seed, List<Table> tables, TestCase test, Difference difference) {

    @Override
    public String toString() {
        List<String> statements = new ArrayList<>();
        if (test instanceof Statements all) {
            all.changes().forEach(change -> statements.add(sql(change)));
            statements.add(sql(all.query()));
        } else if (test instanceof Partition partition) {
            statements.add(sql(partition.select()));
            for (String condition : List.of("%s", "NOT (%s)", "(%s) IS NULL")) {
                statements.add(
                        sql(partition.select()) + " WHERE " + condition.replace("%s", sql(partition.predicate())));
            }
        }
        String text = String.join(";\n", statements);
        StringBuilder script = new StringBuilder("-- seed " + seed + ", plain against " + difference.way() + "\n");
        for (Table table : tables) {
            if (text.contains(table.name())) {
                table.script().forEach(sql -> script.append(sql).append(";\n"));
            }
        }
        script.append(text).append(";\n");
        difference.toString().lines().forEach(line -> script.append("-- ")
                .append(line)
                .append('\n'));
        return script.toString();
    }

    private static String sql(Fragment fragment) {
        return SqlText.of(fragment, false).toString();
    }
}
