package io.nonrel.planner.logical.catalogreader;

import io.nonrel.planner.catalog.View;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;

/** Validates and converts the queries of views. */
public interface ViewQueries {

    /** Names and types of the view's columns. */
    RelDataType rowType(View view, CatalogTree tree);

    /** The view's query as a tree of the cluster, its columns named as the view names them. */
    RelNode toRel(View view, CatalogTree tree, RelOptCluster cluster);
}
