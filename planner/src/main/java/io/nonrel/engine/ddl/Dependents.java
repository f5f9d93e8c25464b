package io.nonrel.engine.ddl;

import io.nonrel.engine.catalog.CatalogChange;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.CatalogObject;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.catalog.View;
import io.nonrel.planner.parser.SqlParsing;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What needs what: a view, or a table with its expressions, needs an object when it is valid with it and is not without it.
 */
final class Dependents {

    private final DdlContext context;

    Dependents(DdlContext context) {
        this.context = context;
    }

    /** Checks that a view is valid in a catalog. */
    void validate(View view, Catalog catalog) {
        context.compiler()
                .plan(SqlParsing.parseQuery(view.querySql()), context.compiler().context(catalog, view.schema()));
    }

    private boolean isValid(CatalogObject object, Catalog catalog) {
        try {
            if (object instanceof View view) {
                validate(view, catalog);
            } else if (object instanceof Table table && hasExpressions(table)) {
                DefinitionCheck.check(context, catalog, table, Map.of());
            }
            return true;
        } catch (NonrelException e) {
            return false;
        }
    }

    private static boolean hasExpressions(Table table) {
        return !table.checks().isEmpty()
                || table.columns().stream().anyMatch(c -> c.defaultSql() != null || c.generatedSql() != null);
    }

    /** The views and tables that are valid now and no longer after a change. */
    List<CatalogObject> brokenBy(CatalogChange change) {
        Catalog before = context.snapshot();
        Catalog after = change.applyTo(before);
        List<CatalogObject> broken = new ArrayList<>();
        for (String schema : after.schemas()) {
            for (CatalogObject object : after.objects(schema)) {
                if (!isValid(object, after) && isValid(object, before)) {
                    broken.add(object);
                }
            }
        }
        return broken;
    }

    /**
     * Takes the views away that a change breaks, and those that need them.
     *
     * @param cascade false to refuse the change instead
     * @param what what is changed, for the message
     */
    void resolve(CatalogChange change, boolean cascade, String what) {
        while (true) {
            List<CatalogObject> broken = brokenBy(change);
            if (broken.isEmpty()) {
                return;
            }
            for (CatalogObject object : broken) {
                if (!cascade || !(object instanceof View)) {
                    throw ErrorCode.DEPENDENT_OBJECTS
                            .error(
                                    "%s is needed by %s.%s, which is %s%s",
                                    what,
                                    object.schema(),
                                    object.name(),
                                    io.nonrel.engine.catalog.CatalogNames.kindOf(object),
                                    object instanceof View
                                            ? "; CASCADE drops that too"
                                            : "; change its definition first")
                            .with("dependent", object.name());
                }
                change.remove(object);
            }
        }
    }
}
