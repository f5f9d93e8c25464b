package io.nonrel.engine.statement;

import io.nonrel.engine.catalog.CatalogNames;
import io.nonrel.planner.catalog.CatalogObject;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.logical.catalogreader.CatalogTree;
import io.nonrel.planner.statement.Query;
import io.nonrel.planner.statement.RowLock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlAsOperator;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Which rows a query with FOR UPDATE reads: the query gets the keys of its tables as further columns. That works for tables
 * that stand in its own FROM and are neither grouped nor made distinct. Used once.
 */
public final class LockedRows {

    private final CatalogNames names;
    private final RowLock lock;
    private final List<Locked> tables = new ArrayList<>();
    private final List<SqlNode> keys = new ArrayList<>();

    /**
     * A table whose rows are locked.
     *
     * @param width how many columns its key has; they stand behind those of the query and of the tables before
     */
    public record Locked(String collection, int width) {}

    /** A query with the keys of its tables as last columns. */
    record WithKeys(SqlNode query, List<Locked> tables) {}

    private LockedRows(CatalogNames names, RowLock lock) {
        this.names = names;
        this.lock = lock;
    }

    /** The query with keys; empty when they can't be told. */
    static Optional<WithKeys> of(Query query, CatalogNames names) {
        RowLock lock = query.lock();
        return lock == null ? Optional.empty() : new LockedRows(names, lock).with(query.query());
    }

    private Optional<WithKeys> with(SqlNode original) {
        SqlNode body = original instanceof SqlOrderBy ordered ? ordered.query : original;
        if (!(body instanceof SqlSelect written) || !isPlain(written)) {
            return Optional.empty();
        }
        SqlSelect select = (SqlSelect) written.clone(written.getParserPosition());
        SqlNode from = select.getFrom();
        if (from != null) {
            select.setFrom(locked(from, select));
        }
        if (tables.isEmpty()) {
            return Optional.empty();
        }
        List<SqlNode> items = new ArrayList<>(select.getSelectList());
        items.addAll(keys);
        select.setSelectList(new SqlNodeList(items, SqlParserPos.ZERO));
        SqlNode whole = original instanceof SqlOrderBy ordered
                ? new SqlOrderBy(ordered.getParserPosition(), select, ordered.orderList, ordered.offset, ordered.fetch)
                : select;
        return Optional.of(new WithKeys(whole, tables));
    }

    private static boolean isPlain(SqlSelect select) {
        return !select.isDistinct() && select.getGroup() == null && select.getHaving() == null;
    }

    private SqlNode locked(SqlNode from, SqlSelect select) {
        if (from instanceof SqlJoin written) {
            SqlJoin join = (SqlJoin) written.clone(written.getParserPosition());
            join.setLeft(locked(join.getLeft(), select));
            join.setRight(locked(join.getRight(), select));
            return join;
        }
        if (from instanceof SqlIdentifier name) {
            return locked(name, name.names.get(name.names.size() - 1), from, select);
        }
        if (from instanceof SqlCall call
                && call.getOperator() instanceof SqlAsOperator
                && call.operandCount() == 2
                && call.operand(0) instanceof SqlIdentifier name) {
            return locked(name, ((SqlIdentifier) call.operand(1)).getSimple(), from, select);
        }
        return from;
    }

    private SqlNode locked(SqlIdentifier name, String alias, SqlNode from, SqlSelect select) {
        boolean asked = lock.tables().isEmpty()
                || lock.tables().stream()
                        .anyMatch(t -> t.names.get(t.names.size() - 1).equalsIgnoreCase(alias));
        CatalogObject object = asked ? names.object(name).orElse(null) : null;
        if (!(object instanceof Table table)) {
            return from;
        }
        boolean hidden = table.key().stream()
                .anyMatch(k -> table.columns().get(table.indexOf(k)).hidden());
        if (hidden && !showHidden(table, alias, select)) {
            return from;
        }
        table.key().forEach(k -> keys.add(new SqlIdentifier(List.of(alias, k), SqlParserPos.ZERO)));
        tables.add(new Locked(table.collection(), table.key().size()));
        return hidden ? rows(table, alias) : from;
    }

    /** Makes room for hidden columns: a star must not show them. False where it can't be said otherwise. */
    private static boolean showHidden(Table table, String alias, SqlSelect select) {
        List<SqlNode> items = new ArrayList<>();
        for (SqlNode item : select.getSelectList()) {
            if (item instanceof SqlIdentifier identifier && identifier.isStar()) {
                boolean own = identifier.names.size() == 2
                        ? identifier.names.get(0).equalsIgnoreCase(alias)
                        : !(select.getFrom() instanceof SqlJoin);
                if (!own) {
                    return false;
                }
                for (Column column : table.visibleColumns()) {
                    items.add(new SqlIdentifier(List.of(alias, column.name()), SqlParserPos.ZERO));
                }
            } else {
                items.add(item);
            }
        }
        select.setSelectList(new SqlNodeList(items, SqlParserPos.ZERO));
        return true;
    }

    private static SqlNode rows(Table table, String alias) {
        return new SqlBasicCall(
                SqlStdOperatorTable.AS,
                List.of(
                        new SqlIdentifier(List.of(CatalogTree.ROWS, table.schema(), table.name()), SqlParserPos.ZERO),
                        new SqlIdentifier(alias, SqlParserPos.ZERO)),
                SqlParserPos.ZERO);
    }
}
