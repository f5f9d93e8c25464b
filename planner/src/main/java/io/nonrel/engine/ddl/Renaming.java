package io.nonrel.engine.ddl;

import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.CatalogObject;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Constraint;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.parser.SqlParsing;
import io.nonrel.planner.parser.SqlText;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.IndexDefinition;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** Gives tables, columns and constraints other names in the draft of an ALTER TABLE; the store's names stay. */
final class Renaming {

    private final DdlContext context;
    private final AlterationDraft draft;
    private final TableBuilder builder;

    Renaming(DdlContext context, AlterationDraft draft) {
        this.context = context;
        this.draft = draft;
        this.builder = draft.builder;
    }

    void table(SqlIdentifier written) {
        String name = written.names.get(written.names.size() - 1);
        Catalog catalog = context.snapshot();
        if (written.names.size() > 1 && !context.names().place(written).schema().equals(builder.schema)) {
            throw ErrorCode.UNSUPPORTED.error("A table can't be moved to another schema");
        }
        if (catalog.object(builder.schema, name).isPresent()) {
            throw TableAlteration.taken(catalog, builder.schema, name);
        }
        String old = builder.name;
        builder.name = name;
        changeReferences(f -> f.referencedTable().equals(old) ? f.to(name, f.referencedColumns()) : f);
    }

    void column(Column column, SqlIdentifier written) {
        String old = column.name();
        String name = written.getSimple();
        if (builder.columns.stream().anyMatch(c -> c.name().equals(name) && !c.hidden())) {
            throw ErrorCode.DUPLICATE_COLUMN.error(
                    "Table %s.%s has a column %s already", builder.schema, builder.name, name);
        }
        for (Column hidden : List.copyOf(builder.columns)) {
            if (hidden.hidden() && hidden.name().equalsIgnoreCase(name)) {
                hidden(hidden, name);
            }
        }
        builder.change(old, c -> named(c, name));
        builder.columns.replaceAll(c -> c.generatedSql() == null
                ? c
                : new Column(
                        c.name(),
                        c.field(),
                        c.type(),
                        c.nullable(),
                        c.defaultSql(),
                        renamed(c.generatedSql(), old, name),
                        c.identity(),
                        c.hidden(),
                        c.comment()));
        UnaryOperator<List<String>> list =
                l -> l.stream().map(c -> c.equals(old) ? name : c).toList();
        builder.key = list.apply(builder.key);
        if (builder.primaryKey != null) {
            builder.primaryKey =
                    new Constraint.PrimaryKey(builder.primaryKey.name(), list.apply(builder.primaryKey.columns()));
        }
        builder.uniques.replaceAll(u -> new Constraint.Unique(u.name(), list.apply(u.columns())));
        builder.checks.replaceAll(c -> new Constraint.Check(c.name(), renamed(c.conditionSql(), old, name)));
        builder.foreignKeys.replaceAll(f -> f.from(f.name(), list.apply(f.columns())));
        builder.uniqueIndexes.replaceAll(
                i -> i.condition() == null ? i : i.withCondition(renamed(i.condition(), old, name)));
        changeReferences(f -> f.to(f.referencedTable(), list.apply(f.referencedColumns())));
    }

    /** Moves a hidden column out of the way of a name. */
    void hidden(Column column, String wanted) {
        Set<String> taken =
                new TreeSet<>(builder.columns.stream().map(Column::name).toList());
        taken.add(wanted);
        String name = FreshNames.unlike(column.name(), taken);
        builder.change(column.name(), c -> named(c, name));
        builder.key = builder.key.stream()
                .map(k -> k.equals(column.name()) ? name : k)
                .toList();
    }

    private static Column named(Column c, String name) {
        return new Column(
                name,
                c.field(),
                c.type(),
                c.nullable(),
                c.defaultSql(),
                c.generatedSql(),
                c.identity(),
                c.hidden(),
                c.comment());
    }

    private static String renamed(String sql, String old, String name) {
        SqlNode node = SqlParsing.parseExpression(sql).accept(new SqlShuttle() {
            @Override
            public @Nullable SqlNode visit(SqlIdentifier id) {
                int last = id.names.size() - 1;
                return id.names.get(last).equalsIgnoreCase(old) ? id.setName(last, name) : id;
            }
        });
        return node == null ? sql : SqlText.of(node);
    }

    /** Changes the foreign keys that refer to the table, its own too. */
    private void changeReferences(UnaryOperator<Constraint.ForeignKey> change) {
        String old = draft.before.name();
        UnaryOperator<Constraint.ForeignKey> ofThis = f -> f.referencedSchema().equals(builder.schema)
                        && f.referencedTable().equals(old)
                ? change.apply(f)
                : f;
        builder.foreignKeys.replaceAll(ofThis);
        Catalog catalog = draft.others.applyTo(context.snapshot());
        for (String schema : catalog.schemas()) {
            for (CatalogObject object : catalog.objects(schema)) {
                boolean other = object instanceof Table table
                        && !(table.schema().equals(builder.schema)
                                && table.name().equals(old));
                if (other && object instanceof Table table) {
                    TableBuilder changed = new TableBuilder(table);
                    changed.foreignKeys.replaceAll(ofThis);
                    if (!changed.foreignKeys.equals(table.foreignKeys())) {
                        draft.others.put(changed.build());
                    }
                }
            }
        }
    }

    void constraint(SqlIdentifier written, SqlIdentifier newName) {
        Constraint constraint = new ConstraintRemoval(context, draft).named(written);
        String name = draft.names.constraint(newName, builder.name, List.of(), "");
        if (constraint instanceof Constraint.PrimaryKey key) {
            builder.primaryKey = new Constraint.PrimaryKey(name, key.columns());
        }
        builder.uniques.replaceAll(u -> u == constraint ? new Constraint.Unique(name, u.columns()) : u);
        builder.checks.replaceAll(c -> c == constraint ? new Constraint.Check(name, c.conditionSql()) : c);
        builder.foreignKeys.replaceAll(f -> f == constraint ? f.from(name, f.columns()) : f);
        builder.uniqueIndexes.replaceAll(i -> i.name().equals(constraint.name()) ? i.withName(name) : i);
        // The index that enforces it is found by its name: it is built again.
        builder.indexes.replaceAll(i -> i.name().equals(constraint.name())
                ? new IndexDefinition(name, i.collection(), i.fields(), i.unique())
                : i);
    }
}
