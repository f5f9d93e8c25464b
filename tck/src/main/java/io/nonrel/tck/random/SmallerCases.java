package io.nonrel.tck.random;

import io.nonrel.tck.random.TestCase.Partition;
import io.nonrel.tck.random.TestCase.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The ways to make a case or its tables smaller by one step. */
final class SmallerCases {

    private SmallerCases() {}

    static Stream<TestCase> of(TestCase test) {
        if (test instanceof Partition partition) {
            return Stream.concat(
                    SmallerFragments.of(partition.predicate())
                            .map(smaller -> new Partition(partition.select(), smaller)),
                    SmallerFragments.of(partition.select())
                            .map(smaller -> new Partition(smaller, partition.predicate())));
        }
        Statements statements = (Statements) test;
        List<Fragment> changes = statements.changes();
        Stream<TestCase> fewer = indexes(changes).map(i -> new Statements(without(changes, i), statements.query()));
        Stream<TestCase> smallerChanges = indexes(changes)
                .flatMap(i -> SmallerFragments.of(changes.get(i)).map(smaller -> {
                    List<Fragment> copy = new ArrayList<>(changes);
                    copy.set(i, smaller);
                    return new Statements(copy, statements.query());
                }));
        Stream<TestCase> smallerQueries =
                SmallerFragments.of(statements.query()).map(smaller -> new Statements(changes, smaller));
        return Stream.of(fewer, smallerQueries, smallerChanges).flatMap(steps -> steps);
    }

    static Stream<List<Table>> of(List<Table> tables) {
        return indexes(tables).flatMap(i -> {
            Table table = tables.get(i);
            int size = table.rows().size();
            Stream<Table> fewerRows = Stream.iterate(size, length -> length >= 1, length -> length / 2)
                    .flatMap(length -> Stream.iterate(0, from -> from < size, from -> from + length)
                            .map(from -> table.withRows(without(table.rows(), from, length))));
            Stream<Table> fewerIndexes =
                    indexes(table.indexes()).map(index -> table.withIndexes(without(table.indexes(), index)));
            Stream<Table> fewerDerived =
                    indexes(table.derived()).map(index -> table.withDerived(without(table.derived(), index)));
            Stream<Table> smaller =
                    Stream.of(fewerRows, fewerIndexes, fewerDerived).flatMap(steps -> steps);
            return smaller.map(changed -> {
                List<Table> copy = new ArrayList<>(tables);
                copy.set(i, changed);
                return copy;
            });
        });
    }

    private static Stream<Integer> indexes(List<?> list) {
        return Stream.iterate(0, i -> i < list.size(), i -> i + 1);
    }

    private static <T> List<T> without(List<T> list, int index) {
        return without(list, index, 1);
    }

    private static <T> List<T> without(List<T> list, int from, int length) {
        List<T> copy = new ArrayList<>(list);
        copy.subList(from, Math.min(from + length, list.size())).clear();
        return copy;
    }
}
