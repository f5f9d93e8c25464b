package io.nonrel.engine.ddl;

import io.nonrel.engine.catalog.CatalogNames;
import io.nonrel.planner.catalog.CatalogObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** Gives the tables in a query their schema, so that the query means the same wherever it is kept. */
final class QualifiedNames {

    private final CatalogNames names;
    private final Set<String> withNames = new HashSet<>();
    private final Set<SqlIdentifier> tables = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());

    private QualifiedNames(CatalogNames names) {
        this.names = names;
    }

    /** A copy of the query with qualified tables. */
    static SqlNode in(SqlNode query, CatalogNames names) {
        QualifiedNames qualified = new QualifiedNames(names);
        qualified.find(query);
        SqlNode copy = query.accept(qualified.new Qualifier());
        return copy == null ? query : copy;
    }

    private void find(SqlNode query) {
        query.accept(new SqlBasicVisitor<@Nullable Void>() {
            @Override
            public @Nullable Void visit(SqlCall call) {
                if (call instanceof SqlSelect select && select.getFrom() != null) {
                    collect(select.getFrom());
                } else if (call instanceof SqlWith with) {
                    with.withList.forEach(item -> {
                        if (item instanceof SqlWithItem named) {
                            withNames.add(named.name.getSimple());
                        }
                    });
                } else if (call.getKind() == SqlKind.NEXT_VALUE || call.getKind() == SqlKind.EXPLICIT_TABLE) {
                    collect(call.operand(0));
                }
                return super.visit(call);
            }
        });
    }

    private void collect(SqlNode from) {
        if (from instanceof SqlIdentifier identifier) {
            tables.add(identifier);
        } else if (from instanceof SqlJoin join) {
            collect(join.getLeft());
            collect(join.getRight());
        } else if (from.getKind() == SqlKind.AS) {
            collect(((SqlCall) from).operand(0));
        }
    }

    private final class Qualifier extends SqlShuttle {
        @Override
        public @Nullable SqlNode visit(SqlIdentifier id) {
            if (!tables.contains(id) || !id.isSimple() || withNames.contains(id.getSimple())) {
                return id;
            }
            CatalogObject object = names.object(id).orElse(null);
            return object == null
                    ? id
                    : new SqlIdentifier(List.of(object.schema(), object.name()), id.getParserPosition());
        }
    }
}
