package io.nonrel.planner.logical;

import io.nonrel.planner.logical.catalogreader.CatalogTree;
import io.nonrel.planner.logical.catalogreader.NameMatcher;
import io.nonrel.planner.logical.mistake.Mistakes;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorTable;

/** Validates queries; what is wrong with them comes out as a {@link io.nonrel.spi.NonrelException}. Thread-safe. */
final class Validation {

    private final SqlOperatorTable functions;

    Validation(SqlOperatorTable functions) {
        this.functions = new FunctionNames(functions);
    }

    /**
     * A query after validation.
     *
     * @param node the query, rewritten
     * @param labels of its columns
     * @param mistakes explains what is wrong with it
     */
    record Validated(SqlNode node, Labels labels, NonrelValidator validator, Mistakes mistakes) {
        RelDataType rowType() {
            return validator.getValidatedNodeType(node);
        }
    }

    /** Validates a copy of the query. */
    Validated validate(SqlNode query, CatalogTree tree, String schema, ParameterTyping parameters) {
        SqlNode copy = SqlCopy.of(query);
        NameMatcher names = Rivals.matcher(query);
        NonrelValidator validator = new NonrelValidator(functions, tree.reader(schema, names), parameters);
        Labels labels = Labels.before(copy);
        Mistakes mistakes = new Mistakes(query, tree, schema, validator.names());
        return mistakes.explained(() -> new Validated(validator.validate(copy), labels, validator, mistakes));
    }

    /** Converts what was validated. */
    RelRoot convert(Validated query, RelOptCluster cluster) {
        return query.mistakes().explained(() -> Conversion.convert(query.node(), query.validator(), cluster));
    }
}
