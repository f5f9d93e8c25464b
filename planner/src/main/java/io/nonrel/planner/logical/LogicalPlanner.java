package io.nonrel.planner.logical;

import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.logical.catalogreader.CatalogTree;
import io.nonrel.planner.logical.mistake.Mistakes;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorTable;

/** Plans queries as relational algebra. Thread-safe; keeps only a cache of the catalogs in use. */
public final class LogicalPlanner {

    private final Validation validation;
    private final ViewExpansion views;
    private final Map<Catalog, CatalogTree> trees = Collections.synchronizedMap(new WeakHashMap<>());

    /**
     * A planner.
     *
     * @param functions all functions and operators that statements may use
     */
    public LogicalPlanner(SqlOperatorTable functions) {
        validation = new Validation(functions);
        views = new ViewExpansion(validation);
    }

    /**
     * Validates a query and converts it. The nodes given stay as they are and can be planned again.
     *
     * @throws io.nonrel.spi.NonrelException for everything that is wrong with the query
     */
    public LogicalPlan plan(SqlNode query, LogicalContext context) {
        CatalogTree tree = tree(context.catalog());
        try {
            UnsupportedFeatures.refuseIn(query);
            RepeatedNames.refuseIn(query);
            TypedPlanning.Typed typed = new TypedPlanning(validation, tree, context, query).plan();
            return new LogicalPlan(
                    typed.root(),
                    ResultColumns.of(typed.validated(), context.catalog()),
                    typed.parameters().descriptors(typed.count()));
        } catch (StackOverflowError e) {
            throw Mistakes.tooComplex();
        }
    }

    private CatalogTree tree(Catalog catalog) {
        return trees.computeIfAbsent(catalog, c -> new CatalogTree(c, views));
    }
}
