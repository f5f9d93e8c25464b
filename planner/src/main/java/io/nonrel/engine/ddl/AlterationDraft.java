package io.nonrel.engine.ddl;

import io.nonrel.engine.catalog.CatalogChange;
import io.nonrel.exec.conversion.Assignment;
import io.nonrel.planner.catalog.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an ALTER TABLE comes to: the table as it will be, and what that asks of the rows. Used by one thread. */
final class AlterationDraft {

    final Table before;
    final TableBuilder builder;
    final FreshNames names;
    final TableElements elements;

    /** Changes of other objects. */
    final CatalogChange others = new CatalogChange();

    /** How values of a field become what they are then. */
    final Map<String, Assignment> conversions = new HashMap<>();

    /** Fields that get the default of their column in every row. */
    final Set<String> defaults = new HashSet<>();

    /** Fields whose values are removed. */
    final Set<String> cleared = new HashSet<>();

    /** What is done when all is done. */
    final List<Runnable> afterwards = new ArrayList<>();

    boolean needsRows;
    boolean needsNewKey;
    boolean cascade;

    AlterationDraft(DdlContext context, Table before) {
        this.before = before;
        this.builder = new TableBuilder(before);
        this.names = new FreshNames(context.snapshot(), before.schema());
        this.elements = new TableElements(context, builder, names, true);
    }
}
