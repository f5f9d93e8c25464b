package io.nonrel.engine.ddl;

import io.nonrel.engine.write.RowCompletion;
import io.nonrel.engine.write.RowExpressions;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Constraint;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.planner.parser.SqlParsing;
import io.nonrel.spi.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Checks that the expressions in a table's definition mean something. */
final class DefinitionCheck {

    private DefinitionCheck() {}

    /**
     * Compiles all expressions of a table.
     *
     * @param catalog with the table in it
     * @throws io.nonrel.spi.NonrelException for what is wrong with them
     */
    static RowCompletion check(DdlContext context, Catalog catalog, Table table) {
        RowExpressions expressions = context.expressions(catalog, table.schema());
        RowCompletion completion = new RowCompletion(table, expressions);
        List<SqlNode> conditions = new ArrayList<>();
        for (Constraint.Check check : table.checks()) {
            conditions.add(SqlParsing.parseExpression(check.conditionSql()));
        }
        List<SqlNode> all = new ArrayList<>(conditions);
        for (Column column : table.columns()) {
            if (column.generatedSql() != null) {
                SqlNode expression = SqlParsing.parseExpression(column.generatedSql());
                refuseGenerated(table, column, expression);
                all.add(expression);
            }
        }
        RowExpressions.Compiled compiled = expressions.over(table, null, all, "A CHECK or generated column");
        if (!compiled.parameters().isEmpty()) {
            throw ErrorCode.INVALID_DEFINITION.error("A definition can't hold parameters");
        }
        for (int i = 0; i < conditions.size(); i++) {
            TypeName type = compiled.columns().get(i).type().name();
            if (type != TypeName.BOOLEAN && type != TypeName.NULL) {
                throw ErrorCode.TYPE_MISMATCH.error(
                        "CHECK constraint %s must be a condition, not %s",
                        table.checks().get(i).name(), type.sqlName());
            }
        }
        return completion;
    }

    private static void refuseGenerated(Table table, Column generated, SqlNode expression) {
        expression.accept(new SqlBasicVisitor<@Nullable Void>() {
            @Override
            public @Nullable Void visit(SqlIdentifier id) {
                String name = id.names.get(id.names.size() - 1);
                boolean refused = table.columns().stream()
                        .anyMatch(c -> c.generatedSql() != null && c.name().equalsIgnoreCase(name));
                if (refused) {
                    throw ErrorCode.INVALID_DEFINITION.error(
                            "Generated column %s can't be computed from %s, which is generated too",
                            generated.name(), name);
                }
                return null;
            }
        });
    }
}
