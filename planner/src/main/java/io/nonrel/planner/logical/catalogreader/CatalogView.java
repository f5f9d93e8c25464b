package io.nonrel.planner.logical.catalogreader;

import io.nonrel.planner.catalog.View;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.schema.Schema;
import org.jspecify.annotations.Nullable;

/** A view; its query is validated when a statement first names it. */
final class CatalogView extends CatalogRelation {

    private final View view;
    private final CatalogTree tree;
    private volatile @Nullable RelDataType rowType;

    CatalogView(View view, CatalogTree tree) {
        super(view, Schema.TableType.VIEW);
        this.view = view;
        this.tree = tree;
    }

    @Override
    public RelDataType getRowType() {
        RelDataType known = rowType;
        if (known == null) {
            known = tree.views().rowType(view, tree);
            rowType = known;
        }
        return known;
    }

    @Override
    public RelNode toRel(ToRelContext context) {
        return tree.views().toRel(view, tree, context.getCluster());
    }
}
