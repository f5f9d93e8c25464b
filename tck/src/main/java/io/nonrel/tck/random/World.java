package io.nonrel.tck.random;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tables in databases of their own, and the ways of answering. The first way is the one that the others must agree with. */
final class World implements AutoCloseable {

    private final List<Table> tables;
    private final List<Way> ways = new ArrayList<>();

    World(Databases databases, List<Table> tables, boolean withPeer) throws SQLException {
        this.tables = tables;
        String url = databases.freshUrl().get();
        ways.add(new Way("plain", Databases.connect(url), false, false));
        ways.add(new Way("push-down off", Databases.connect(url, "nonrel.pushDown", "off"), false, false));
        ways.add(new Way("fetch size 1", Databases.connect(url, "nonrel.fetchSize", "1"), false, false));
        ways.add(new Way("parameters", Databases.connect(url), true, false));
        fill(ways.get(0));
        if (databases.referenceUrl().isPresent()) {
            String reference = databases.referenceUrl().get().get();
            ways.add(new Way("reference", Databases.connect(reference), false, false));
            fill(ways.get(ways.size() - 1));
        }
        if (withPeer && databases.peerUrl().isPresent()) {
            ways.add(new Way("peer", Databases.connect(databases.peerUrl().get().get()), false, true));
            fill(ways.get(ways.size() - 1));
        }
    }

    private void fill(Way way) throws SQLException {
        try (Statement statement = way.connection().createStatement()) {
            for (Table table : tables) {
                for (String sql : way.peer() ? table.peerScript() : table.script()) {
                    statement.execute(sql);
                }
            }
        }
    }

    /** The first way that gives another answer than the plain one. */
    Optional<Difference> compare(TestCase test) {
        return compare(test, "");
    }

    /** As {@link #compare(TestCase)}, looking at one way only. */
    Optional<Difference> compare(TestCase test, String only) {
        Way plain = ways.get(0);
        Answer expected = plain.answer(test, tables);
        if (expected.isUnfinished()) {
            return Optional.empty();
        }
        if (expected.isBug() && (only.isEmpty() || only.equals(plain.name()))) {
            return Optional.of(new Difference(plain.name(), expected, expected));
        }
        if (test instanceof TestCase.Partition partition && (only.isEmpty() || only.equals("partition"))) {
            Answer parts = plain.parts(partition);
            if (differ(expected, parts)) {
                return Optional.of(new Difference("partition", expected, parts));
            }
        }
        for (Way way : ways.subList(1, ways.size())) {
            if (only.isEmpty() || only.equals(way.name())) {
                Answer other = way.answer(test, tables);
                boolean refused = way.peer() && (other.error().isPresent() || expected.isValueError());
                if (!refused && differ(expected, other)) {
                    return Optional.of(new Difference(way.name(), expected, other));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean differ(Answer one, Answer other) {
        if (one.isUnfinished() || other.isUnfinished()) {
            return false;
        }
        if (one.isValueError() || other.isValueError()) {
            return one.error().isPresent() != other.error().isPresent();
        }
        return one.error().isPresent() != other.error().isPresent()
                || !one.lines().equals(other.lines());
    }

    @Override
    public void close() throws SQLException {
        for (Way way : ways) {
            way.connection().close();
        }
    }
}
