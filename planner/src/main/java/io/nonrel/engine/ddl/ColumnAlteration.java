package io.nonrel.engine.ddl;

import io.nonrel.engine.catalog.CatalogNames;
import io.nonrel.exec.conversion.Assignment;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.Constraint;
import io.nonrel.planner.catalog.Sequence;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.statement.TableChange;
import io.nonrel.planner.statement.TableConstraint;
import io.nonrel.spi.ErrorCode;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.jspecify.annotations.Nullable;

/** Works one change of an ALTER TABLE into the draft. */
final class ColumnAlteration {

    private final DdlContext context;
    private final AlterationDraft draft;
    private final TableBuilder builder;

    ColumnAlteration(DdlContext context, AlterationDraft draft) {
        this.context = context;
        this.draft = draft;
        this.builder = draft.builder;
    }

    void apply(TableChange change) {
        if (change instanceof TableChange.AddColumn add) {
            addColumn(add);
        } else if (change instanceof TableChange.DropColumn drop) {
            dropColumn(drop);
        } else if (change instanceof TableChange.RenameTable rename) {
            new Renaming(context, draft).table(rename.newName());
        } else if (change instanceof TableChange.RenameColumn rename) {
            new Renaming(context, draft).column(column(rename.column()), rename.newName());
        } else if (change instanceof TableChange.RenameConstraint rename) {
            new Renaming(context, draft).constraint(rename.name(), rename.newName());
        } else if (change instanceof TableChange.SetType set) {
            setType(set);
        } else if (change instanceof TableChange.SetDefault set) {
            Column column = column(set.column());
            refuseGenerated(column);
            setDefault(column, builder.text(set.value()));
        } else if (change instanceof TableChange.DropDefault dropDefault) {
            setDefault(column(dropDefault.column()), null);
        } else if (change instanceof TableChange.SetNotNull set) {
            builder.change(column(set.column()).name(), c -> TableBuilder.nullable(c, false));
            draft.needsRows = true;
        } else if (change instanceof TableChange.DropNotNull drop) {
            dropNotNull(column(drop.column()));
        } else if (change instanceof TableChange.RestartIdentity restart) {
            restart(restart);
        } else if (change instanceof TableChange.AddConstraint add) {
            addConstraint(add.constraint());
        } else if (change instanceof TableChange.DropConstraint drop) {
            new ConstraintRemoval(context, draft).drop(drop.name(), drop.ifExists(), drop.cascade());
        } else if (change instanceof TableChange.DropPrimaryKey) {
            new ConstraintRemoval(context, draft).dropPrimaryKey(false);
        }
    }

    private Column column(SqlIdentifier name) {
        return CatalogNames.column(builder.build(), name);
    }

    private void addColumn(TableChange.AddColumn add) {
        String name = add.column().name().getSimple();
        Table now = builder.build();
        if (add.ifNotExists() && now.column(name).filter(c -> !c.hidden()).isPresent()) {
            return;
        }
        // A hidden column makes room for the user's.
        for (Column hidden : now.columns()) {
            if (hidden.hidden() && hidden.name().equalsIgnoreCase(name)) {
                new Renaming(context, draft).hidden(hidden, name);
            }
        }
        Column column = draft.elements.addColumn(add.column());
        for (TableConstraint constraint : add.constraints()) {
            addConstraint(constraint);
        }
        Column added = builder.column(column.name());
        boolean filled = added.defaultSql() != null || added.identity() != null;
        if (filled) {
            draft.defaults.add(added.field());
        }
        draft.needsRows |= filled || added.generatedSql() != null || !added.nullable();
    }

    private void dropColumn(TableChange.DropColumn drop) {
        Table now = builder.build();
        Optional<Column> found = CatalogNames.columnIfThere(now, drop.column().getSimple());
        if (found.isEmpty() && drop.ifExists()) {
            return;
        }
        Column column = column(drop.column());
        if (now.visibleColumns().size() == 1) {
            throw ErrorCode.INVALID_DEFINITION.error(
                    "%s is the only column of %s.%s", column.name(), now.schema(), now.name());
        }
        if (builder.key.contains(column.name())) {
            throw ErrorCode.DEPENDENT_OBJECTS.error(
                    "Column %s belongs to the primary key of %s.%s: drop that first",
                    column.name(), now.schema(), now.name());
        }
        draft.cascade |= drop.cascade();
        for (Column other : List.copyOf(builder.columns)) {
            if (isGeneratedFrom(other, column)) {
                if (!drop.cascade()) {
                    throw ErrorCode.DEPENDENT_OBJECTS.error(
                            "Column %s is needed by generated column %s; CASCADE drops that too",
                            column.name(), other.name());
                }
                remove(other, true);
            }
        }
        remove(column, drop.cascade());
    }

    private static boolean isGeneratedFrom(Column generated, Column column) {
        return generated.generatedSql() != null
                && !generated.equals(column)
                && ConstraintRemoval.columnsIn(generated.generatedSql()).stream()
                        .anyMatch(column.name()::equalsIgnoreCase);
    }

    private void remove(Column column, boolean cascade) {
        new ConstraintRemoval(context, draft).dropWith(column, cascade);
        builder.columns.remove(column);
        if (column.identity() != null) {
            builder.oldSequences.add(column.identity().sequence());
        }
        if (draft.before.columns().stream().anyMatch(c -> c.field().equals(column.field()))) {
            // A column of this name that is added later must not find the old values.
            draft.cleared.add(column.field());
            draft.needsRows = true;
        }
    }

    private void setType(TableChange.SetType set) {
        Column column = column(set.column());
        ColumnType type = ColumnTypes.of(set.type(), column.name());
        Column.Identity identity = column.identity();
        boolean whole =
                switch (type.name()) {
                    case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL -> true;
                    default -> false;
                };
        if (identity != null && !whole) {
            throw ErrorCode.INVALID_DEFINITION.error(
                    "Identity column %s must be a whole number, not %s", column.name(), type);
        }
        builder.change(
                column.name(),
                c -> new Column(
                        c.name(),
                        c.field(),
                        type,
                        c.nullable(),
                        c.defaultSql(),
                        c.generatedSql(),
                        identity,
                        c.hidden(),
                        c.comment()));
        if (!type.equals(column.type())) {
            draft.conversions.put(column.field(), Assignment.of(column.type(), type, column.name()));
            draft.needsRows = true;
        }
    }

    private static void refuseGenerated(Column column) {
        if (column.generatedSql() != null || column.identity() != null) {
            throw ErrorCode.INVALID_DEFINITION.error("Generated column %s can't have a DEFAULT", column.name());
        }
    }

    private void setDefault(Column column, @Nullable String sql) {
        builder.change(
                column.name(),
                c -> new Column(
                        c.name(),
                        c.field(),
                        c.type(),
                        c.nullable(),
                        sql,
                        c.generatedSql(),
                        c.identity(),
                        c.hidden(),
                        c.comment()));
    }

    private void dropNotNull(Column column) {
        Constraint.PrimaryKey key = builder.primaryKey;
        if (key != null && key.columns().contains(column.name())) {
            throw ErrorCode.INVALID_DEFINITION.error(
                    "Column %s belongs to the primary key, so it can't be NULL", column.name());
        }
        builder.change(column.name(), c -> TableBuilder.nullable(c, true));
    }

    private void restart(TableChange.RestartIdentity restart) {
        Column column = column(restart.column());
        Column.Identity identity = column.identity();
        if (identity == null) {
            throw ErrorCode.INVALID_DEFINITION.error("Column %s is no identity column", column.name());
        }
        Sequence sequence = (Sequence)
                context.snapshot().object(builder.schema, identity.sequence()).orElseThrow();
        long position = restart.value() == null ? sequence.start() : restart.value();
        SequenceDefinitions.checkPosition(sequence, position);
        draft.afterwards.add(() -> context.sequences().restart(sequence.schema(), sequence.name(), position));
    }

    private void addConstraint(TableConstraint written) {
        Constraint constraint = draft.elements.addConstraint(written);
        // The index checks what must be unique; the rest has to be looked at.
        draft.needsRows |= constraint instanceof Constraint.PrimaryKey || constraint instanceof Constraint.Check;
    }
}
