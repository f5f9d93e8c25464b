package io.nonrel.planner.logical;

import io.nonrel.planner.logical.catalogreader.NameMatcher;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.jspecify.annotations.Nullable;

/** Finds aliases that differ in case only and stand in the same FROM clause or SELECT list: they are told apart exactly. */
final class Rivals extends SqlBasicVisitor<@Nullable Void> {

    private final Set<String> rivals = new HashSet<>();

    private Rivals() {}

    static NameMatcher matcher(SqlNode query) {
        Rivals rivals = new Rivals();
        query.accept(rivals);
        return rivals.rivals.isEmpty() ? NameMatcher.PLAIN : new NameMatcher(rivals.rivals);
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
        if (call instanceof SqlSelect select) {
            Map<String, String> aliases = new HashMap<>();
            collectFrom(select.getFrom(), aliases);
            Map<String, String> columns = new HashMap<>();
            for (SqlNode item : select.getSelectList()) {
                add(SqlValidatorUtil.alias(item), columns);
            }
        }
        return super.visit(call);
    }

    private void collectFrom(@Nullable SqlNode from, Map<String, String> aliases) {
        if (from instanceof SqlJoin join) {
            collectFrom(join.getLeft(), aliases);
            collectFrom(join.getRight(), aliases);
        } else if (from != null) {
            add(SqlValidatorUtil.alias(from), aliases);
        }
    }

    private void add(@Nullable String name, Map<String, String> seen) {
        if (name != null) {
            String other = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
            if (other != null && !other.equals(name)) {
                rivals.add(name);
                rivals.add(other);
            }
        }
    }
}
