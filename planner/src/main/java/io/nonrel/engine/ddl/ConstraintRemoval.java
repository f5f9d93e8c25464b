package io.nonrel.engine.ddl;

import io.nonrel.engine.catalog.CatalogNames;
import io.nonrel.engine.catalog.DerivedFields;
import io.nonrel.index.DerivedIndex;
import io.nonrel.index.UniqueIndex;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.CatalogObject;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Constraint;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.logical.mistake.Place;
import io.nonrel.planner.parser.SqlParsing;
import io.nonrel.planner.parser.wording.NearestNames;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.IndexDefinition;
import io.nonrel.spi.NonrelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Takes constraints, and what enforces them, out of the draft of an ALTER TABLE. */
final class ConstraintRemoval {

    private final DdlContext context;
    private final AlterationDraft draft;
    private final TableBuilder builder;

    ConstraintRemoval(DdlContext context, AlterationDraft draft) {
        this.context = context;
        this.draft = draft;
        this.builder = draft.builder;
    }

    /** DROP CONSTRAINT. */
    void drop(SqlIdentifier written, boolean ifExists, boolean cascade) {
        Optional<Constraint> found = find(written);
        if (found.isEmpty() && ifExists) {
            return;
        }
        Constraint constraint = found.orElseThrow(() -> missing(written));
        if (constraint instanceof Constraint.PrimaryKey) {
            dropPrimaryKey(cascade);
        } else if (constraint instanceof Constraint.Unique unique) {
            dropReferences(unique.columns(), cascade);
            builder.uniques.remove(unique);
            removeIndex(unique.name());
        } else if (constraint instanceof Constraint.Check check) {
            builder.checks.remove(check);
        } else if (constraint instanceof Constraint.ForeignKey key) {
            builder.foreignKeys.remove(key);
        }
    }

    /** The constraint that a name means. */
    Constraint named(SqlIdentifier written) {
        return find(written).orElseThrow(() -> missing(written));
    }

    private Optional<Constraint> find(SqlIdentifier written) {
        List<Constraint> all = constraints();
        return CatalogNames.find(all.stream().map(Constraint::name).toList(), last(written), ErrorCode.AMBIGUOUS_NAME)
                .flatMap(exact ->
                        all.stream().filter(c -> c.name().equals(exact)).findFirst());
    }

    private NonrelException missing(SqlIdentifier written) {
        return ErrorCode.UNDEFINED_OBJECT.error(
                "Table %s.%s has no constraint %s%s%s",
                builder.schema,
                builder.name,
                last(written),
                NearestNames.hint(
                        last(written),
                        constraints().stream().map(Constraint::name).toList()),
                Place.at(written));
    }

    private List<Constraint> constraints() {
        List<Constraint> all = new ArrayList<>();
        if (builder.primaryKey != null) {
            all.add(builder.primaryKey);
        }
        all.addAll(builder.uniques);
        all.addAll(builder.checks);
        all.addAll(builder.foreignKeys);
        return all;
    }

    private static String last(SqlIdentifier name) {
        return name.names.get(name.names.size() - 1);
    }

    /** DROP PRIMARY KEY. */
    void dropPrimaryKey(boolean cascade) {
        Constraint.PrimaryKey key = builder.primaryKey;
        if (key == null) {
            throw ErrorCode.UNDEFINED_OBJECT.error("Table %s.%s has no primary key", builder.schema, builder.name);
        }
        dropReferences(key.columns(), cascade);
        builder.primaryKey = null;
        if (builder.key.equals(key.columns())) {
            builder.key = List.of();
            draft.elements.addHiddenKey();
            draft.needsNewKey = true;
        } else {
            removeIndex(key.name());
        }
    }

    private void removeIndex(String name) {
        builder.indexes.removeIf(i -> i.name().equals(name));
        builder.uniqueIndexes.removeIf(i -> i.name().equals(name));
    }

    private void dropReferences(List<String> columns, boolean cascade) {
        Catalog catalog = context.snapshot();
        for (String schema : catalog.schemas()) {
            for (CatalogObject object : catalog.objects(schema)) {
                if (object instanceof Table table && !isSelf(table)) {
                    TableBuilder other = new TableBuilder(table);
                    boolean removed =
                            other.foreignKeys.removeIf(f -> f.referencedSchema().equals(builder.schema)
                                    && f.referencedTable().equals(draft.before.name())
                                    && f.referencedColumns().equals(columns));
                    if (removed && !cascade) {
                        throw ErrorCode.DEPENDENT_OBJECTS.error(
                                "A foreign key of %s.%s refers to the constraint; CASCADE drops it too",
                                table.schema(), table.name());
                    }
                    if (removed) {
                        draft.others.put(other.build());
                    }
                }
            }
        }
    }

    private boolean isSelf(Table table) {
        return table.schema().equals(builder.schema) && table.name().equals(draft.before.name());
    }

    /** Drops what can't be without a column: its own constraints and indexes, with CASCADE those with others too. */
    void dropWith(Column column, boolean cascade) {
        String name = column.name();
        for (Constraint.Unique unique : List.copyOf(builder.uniques)) {
            if (unique.columns().contains(name)) {
                refuseShared(unique.columns().size() > 1 && !cascade, unique.name(), column);
                dropReferences(unique.columns(), cascade);
                builder.uniques.remove(unique);
                removeIndex(unique.name());
            }
        }
        if (builder.primaryKey != null && builder.primaryKey.columns().contains(name)) {
            refuseShared(!cascade, builder.primaryKey.name(), column);
            dropPrimaryKey(true);
        }
        for (IndexDefinition index : List.copyOf(builder.indexes)) {
            if (index.fields().stream().anyMatch(f -> f.name().equals(column.field()))) {
                refuseShared(index.fields().size() > 1 && !cascade, index.name(), column);
                builder.indexes.remove(index);
            }
        }
        for (UniqueIndex index : List.copyOf(builder.uniqueIndexes)) {
            List<String> used = index.condition() == null ? List.of() : columnsIn(index.condition());
            boolean inCondition = used.stream().anyMatch(name::equalsIgnoreCase);
            if (inCondition || index.fields().contains(column.field())) {
                refuseShared((index.fields().size() > 1 || inCondition) && !cascade, index.name(), column);
                removeIndex(index.name());
            }
        }
        for (DerivedIndex index : List.copyOf(builder.derivedIndexes)) {
            if (index.path().get(0).equals(column.field())) {
                DerivedFields.of(draft.before, index).forEach(f -> draft.cleared.add(f.name()));
                draft.needsRows = true;
                builder.derivedIndexes.remove(index);
            }
        }
        for (Constraint.ForeignKey key : List.copyOf(builder.foreignKeys)) {
            if (key.columns().contains(name)) {
                refuseShared(key.columns().size() > 1 && !cascade, key.name(), column);
                builder.foreignKeys.remove(key);
            }
        }
        for (Constraint.Check check : List.copyOf(builder.checks)) {
            List<String> used = columnsIn(check.conditionSql());
            if (used.stream().anyMatch(name::equalsIgnoreCase)) {
                boolean others = used.stream().anyMatch(u -> !u.equalsIgnoreCase(name));
                refuseShared(others && !cascade, check.name(), column);
                builder.checks.remove(check);
            }
        }
    }

    /** The names of columns in an expression, as they are written there. */
    static List<String> columnsIn(String sql) {
        List<String> names = new ArrayList<>();
        SqlParsing.parseExpression(sql).accept(new SqlBasicVisitor<@Nullable Void>() {
            @Override
            public @Nullable Void visit(SqlIdentifier id) {
                names.add(id.names.get(id.names.size() - 1));
                return null;
            }
        });
        return names;
    }

    private static void refuseShared(boolean refused, String name, Column column) {
        if (refused) {
            throw ErrorCode.DEPENDENT_OBJECTS.error(
                    "Column %s is needed by %s; CASCADE drops that too", column.name(), name);
        }
    }
}
