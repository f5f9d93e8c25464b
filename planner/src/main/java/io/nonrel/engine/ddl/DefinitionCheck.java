package io.nonrel.engine.ddl;

import io.nonrel.engine.write.RowCompletion;
import io.nonrel.engine.write.RowExpressions;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Constraint;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.planner.logical.mistake.Place;
import io.nonrel.planner.parser.SqlParsing;
import io.nonrel.spi.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
     * @param written the expressions of the statement by their text, whose places errors name
     * @throws io.nonrel.spi.NonrelException for what is wrong with them
     */
    static RowCompletion check(DdlContext context, Catalog catalog, Table table, Map<String, SqlNode> written) {
        RowExpressions expressions = context.expressions(catalog, table.schema());
        Function<String, SqlNode> source = sql -> {
            SqlNode known = written.get(sql);
            return known == null ? SqlParsing.parseExpression(sql) : known;
        };
        RowCompletion completion = new RowCompletion(table, expressions, source);
        List<SqlNode> conditions = new ArrayList<>();
        for (Constraint.Check check : table.checks()) {
            conditions.add(source.apply(check.conditionSql()));
        }
        List<SqlNode> all = new ArrayList<>(conditions);
        for (Column column : table.columns()) {
            if (column.generatedSql() != null) {
                SqlNode expression = source.apply(column.generatedSql());
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
                        "CHECK constraint %s must be a condition, not %s%s",
                        table.checks().get(i).name(), type.sqlName(), Place.at(conditions.get(i)));
            }
        }
        DefaultCheck.check(context, table, completion, source);
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
