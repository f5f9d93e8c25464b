package io.nonrel.planner.logical;

import io.nonrel.planner.catalog.View;
import io.nonrel.planner.logical.catalogreader.CatalogTree;
import io.nonrel.planner.logical.catalogreader.ViewQueries;
import io.nonrel.planner.logical.type.NonrelTypeFactory;
import io.nonrel.planner.parser.SqlParsing;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlNode;

/** Views are queries of their own: validated in the view's schema, whatever the session's is. Thread-safe. */
final class ViewExpansion implements ViewQueries {

    private final Validation validation;

    /** The views being expanded in this thread, from the outside in. */
    private final ThreadLocal<List<View>> expanding = ThreadLocal.withInitial(ArrayList::new);

    ViewExpansion(Validation validation) {
        this.validation = validation;
    }

    @Override
    public RelDataType rowType(View view, CatalogTree tree) {
        return within(view, () -> named(view, validated(view, tree).rowType()));
    }

    @Override
    public RelNode toRel(View view, CatalogTree tree, RelOptCluster cluster) {
        return within(view, () -> {
            Validation.Validated query = validated(view, tree);
            RelRoot root = validation.convert(query, cluster);
            RelNode rel = root.project();
            return LogicalProject.create(
                    rel,
                    List.of(),
                    cluster.getRexBuilder().identityProjects(rel.getRowType()),
                    named(view, query.rowType()).getFieldNames(),
                    Set.of());
        });
    }

    private Validation.Validated validated(View view, CatalogTree tree) {
        SqlNode query = SqlParsing.parseQuery(view.querySql());
        return validation.validate(query, tree, view.schema(), new ParameterTyping());
    }

    private static RelDataType named(View view, RelDataType rowType) {
        if (view.columnNames().isEmpty()) {
            return rowType;
        }
        if (view.columnNames().size() != rowType.getFieldCount()) {
            throw ErrorCode.INVALID_DEFINITION.error(
                    "It names %d columns, but its query has %d",
                    view.columnNames().size(), rowType.getFieldCount());
        }
        RelDataTypeFactory.Builder builder = NonrelTypeFactory.INSTANCE.builder();
        for (RelDataTypeField field : rowType.getFieldList()) {
            builder.add(view.columnNames().get(field.getIndex()), field.getType());
        }
        return builder.build();
    }

    private <T> T within(View view, Supplier<T> work) {
        List<View> stack = expanding.get();
        if (stack.contains(view)) {
            List<View> cycle = new ArrayList<>(stack.subList(stack.indexOf(view), stack.size()));
            cycle.add(view);
            throw ErrorCode.INVALID_DEFINITION.error(
                    "The view uses itself: %s",
                    String.join(" -> ", cycle.stream().map(ViewExpansion::name).toList()));
        }
        stack.add(view);
        try {
            return work.get();
        } catch (NonrelException e) {
            String known = e.getMessage();
            throw known.startsWith("View ") ? e : e.code().error(e, "View %s can't be used: %s", name(view), known);
        } finally {
            stack.remove(stack.size() - 1);
        }
    }

    private static String name(View view) {
        return view.schema() + "." + view.name();
    }
}
