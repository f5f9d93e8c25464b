package io.nonrel.engine.ddl;

import io.nonrel.engine.catalog.CatalogChange;
import io.nonrel.index.DerivedIndex;
import io.nonrel.index.IndexState;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.CatalogObject;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.ReferencePath;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.catalog.View;
import io.nonrel.planner.parser.SqlParsing;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
     * An index that copies a column of another table needs the way there, with values that stay as they are. With CASCADE it
     * goes, too: {@link io.nonrel.engine.index.IndexBuilder#finishDrops} removes its fields after the change.
     */
    private void resolveIndexes(CatalogChange change, boolean cascade, String what) {
        Catalog before = context.snapshot();
        Catalog after = change.applyTo(before);
        for (String schema : after.schemas()) {
            for (CatalogObject object : after.objects(schema)) {
                if (!(object instanceof Table table)) {
                    continue;
                }
                for (DerivedIndex index : table.derivedIndexes()) {
                    if (index.isJoined() && index.state().isMaintained() && !isWhole(before, after, table, index)) {
                        if (!cascade) {
                            throw ErrorCode.DEPENDENT_OBJECTS
                                    .error(
                                            "%s is needed by index %s of %s.%s, which copies a column of another table;"
                                                    + " CASCADE drops that too",
                                            what, index.name(), table.schema(), table.name())
                                    .with("dependent", index.name());
                        }
                        table = table.with(index.withState(IndexState.DROPPING));
                        change.put(table);
                    }
                }
            }
        }
    }

    private static boolean isWhole(Catalog before, Catalog after, Table table, DerivedIndex index) {
        Optional<ReferencePath> now = ReferencePath.of(after, table, index);
        Optional<Table> old = before.objects(table.schema()).stream()
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .filter(t -> t.collection().equals(table.collection()))
                .findFirst();
        Optional<ReferencePath> then = old.flatMap(t -> ReferencePath.of(before, t, index));
        return now.isPresent() && then.isPresent() && values(now.get()).equals(values(then.get()));
    }

    /** The types of the columns on a way; of texts and whole numbers the length may change, which leaves values alone. */
    private static List<Object> values(ReferencePath path) {
        List<Column> columns = new ArrayList<>(List.of(path.target()));
        path.hops().forEach(h -> columns.addAll(List.of(h.reference(), h.key())));
        return columns.stream()
                .map(c -> c.valueType() == ValueType.STRING || c.valueType() == ValueType.INTEGER
                        ? (Object) c.valueType()
                        : c.type())
                .toList();
    }

    /**
     * Takes the views and the copies away that a change breaks, and what needs them.
     *
     * @param cascade false to refuse the change instead
     * @param what what is changed, for the message
     */
    void resolve(CatalogChange change, boolean cascade, String what) {
        resolveIndexes(change, cascade, what);
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
