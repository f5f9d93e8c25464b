package io.nonrel.planner.logical.mistake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Finds nodes in a statement. */
final class Nodes extends SqlBasicVisitor<@Nullable Void> {

    private final List<SqlNode> found = new ArrayList<>();
    private final Predicate<SqlNode> wanted;

    private Nodes(Predicate<SqlNode> wanted) {
        this.wanted = wanted;
    }

    /** The first identifier that fits, in the order of the text. */
    static Optional<SqlIdentifier> identifier(SqlNode statement, Predicate<SqlIdentifier> wanted) {
        return first(statement, n -> n instanceof SqlIdentifier id && wanted.test(id))
                .map(SqlIdentifier.class::cast);
    }

    /** The first call that fits, outer ones before inner ones. */
    static Optional<SqlCall> call(SqlNode statement, Predicate<SqlCall> wanted) {
        return first(statement, n -> n instanceof SqlCall call && wanted.test(call))
                .map(SqlCall.class::cast);
    }

    private static Optional<SqlNode> first(SqlNode statement, Predicate<SqlNode> wanted) {
        Nodes nodes = new Nodes(wanted);
        statement.accept(nodes);
        return nodes.found.stream().findFirst();
    }

    @Override
    public @Nullable Void visit(SqlIdentifier id) {
        collect(id);
        return null;
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
        collect(call);
        return super.visit(call);
    }

    private void collect(SqlNode node) {
        if (wanted.test(node)) {
            found.add(node);
        }
    }
}
