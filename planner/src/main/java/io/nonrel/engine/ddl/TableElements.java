package io.nonrel.engine.ddl;

import io.nonrel.engine.catalog.CatalogNames;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.CatalogObject;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.Constraint;
import io.nonrel.planner.catalog.Sequence;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.planner.statement.ColumnDefinition;
import io.nonrel.planner.statement.SequenceOptions;
import io.nonrel.planner.statement.TableConstraint;
import io.nonrel.spi.Capability;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Notice;
import io.nonrel.spi.NoticeCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlIdentifier;
import org.jspecify.annotations.Nullable;

/** Adds columns and constraints to a table that is being made or changed. Used by one thread. */
final class TableElements {

    private final DdlContext context;
    private final TableBuilder table;
    private final FreshNames names;
    private final boolean mayHaveRows;

    /** @param mayHaveRows whether the table is there already */
    TableElements(DdlContext context, TableBuilder table, FreshNames names, boolean mayHaveRows) {
        this.context = context;
        this.table = table;
        this.names = names;
        this.mayHaveRows = mayHaveRows;
    }

    /** Adds a column as it was defined. */
    Column addColumn(ColumnDefinition definition) {
        String name = definition.name().getSimple();
        if (definition.type() == null) {
            throw ErrorCode.INVALID_DEFINITION.error("Column %s has no type", name);
        }
        return addColumn(definition, ColumnTypes.of(definition.type(), name));
    }

    /** Adds a column with a type that is known from elsewhere. */
    Column addColumn(ColumnDefinition definition, ColumnType type) {
        String name = definition.name().getSimple();
        Column.Identity identity = null;
        if (definition.identity() != null) {
            identity = identity(name, type, definition);
        }
        boolean several = definition.defaultValue() != null && definition.generation() != null;
        if (several || identity != null && (definition.defaultValue() != null || definition.generation() != null)) {
            throw ErrorCode.INVALID_DEFINITION.error(
                    "Column %s can be only one of DEFAULT, GENERATED AS IDENTITY and GENERATED AS (…)", name);
        }
        Set<String> fields = table.columns.stream().map(Column::field).collect(Collectors.toSet());
        Column column = new Column(
                name,
                FreshNames.unlike(name, fields),
                type,
                !definition.notNull() && identity == null,
                definition.defaultValue() == null ? null : table.text(definition.defaultValue()),
                definition.generation() == null
                        ? null
                        : table.text(definition.generation().expression()),
                identity,
                false,
                definition.comment());
        table.add(column);
        return column;
    }

    private Column.Identity identity(String column, ColumnType type, ColumnDefinition definition) {
        ColumnDefinition.Identity written = definition.identity();
        if (written == null) {
            throw new AssertionError("Column " + column + " is no identity column");
        }
        long greatest =
                switch (type.name()) {
                    case TINYINT -> Byte.MAX_VALUE;
                    case SMALLINT -> Short.MAX_VALUE;
                    case INTEGER -> Integer.MAX_VALUE;
                    case BIGINT -> Long.MAX_VALUE;
                    case DECIMAL -> Long.MAX_VALUE;
                    default ->
                        throw ErrorCode.INVALID_DEFINITION.error(
                                "Identity column %s must be a whole number, not %s", column, type);
                };
        SequenceOptions options = written.options();
        if (options.maxValue() == null && (options.increment() == null || options.increment() > 0)) {
            options = new SequenceOptions(
                    options.start(),
                    options.increment(),
                    options.minValue(),
                    greatest,
                    options.cycle(),
                    options.cache());
        }
        Sequence sequence = SequenceDefinitions.create(table.schema, names.sequence(table.name, column), options, true);
        table.newSequences.add(sequence);
        return new Column.Identity(written.always(), sequence.name());
    }

    /** Adds the key of a table that has no primary key. */
    void addHiddenKey() {
        Set<String> taken = table.columns.stream().map(Column::name).collect(Collectors.toCollection(HashSet::new));
        table.columns.forEach(c -> taken.add(c.field()));
        String name = FreshNames.unlike("_id", taken);
        Sequence sequence =
                SequenceDefinitions.create(table.schema, names.sequence(table.name, name), SequenceOptions.NONE, true);
        table.newSequences.add(sequence);
        table.add(new Column(
                name,
                name,
                ColumnType.of(TypeName.BIGINT),
                false,
                null,
                null,
                new Column.Identity(true, sequence.name()),
                true,
                null));
        table.key = List.of(name);
    }

    /** Adds a constraint; says what it became. */
    Constraint addConstraint(TableConstraint written) {
        if (written instanceof TableConstraint.PrimaryKey primary) {
            return addPrimaryKey(primary);
        }
        if (written instanceof TableConstraint.Unique unique) {
            List<String> columns = columns(unique.columns());
            Constraint.Unique constraint =
                    new Constraint.Unique(names.constraint(unique.name(), table.name, columns, "key"), columns);
            table.uniques.add(constraint);
            addUnique(constraint.name(), columns);
            return constraint;
        }
        if (written instanceof TableConstraint.Check check) {
            Constraint.Check constraint = new Constraint.Check(
                    names.constraint(check.name(), table.name, List.of(), "check"), table.text(check.condition()));
            table.checks.add(constraint);
            return constraint;
        }
        return addForeignKey((TableConstraint.ForeignKey) written);
    }

    /** The store keeps columns unique where it can; markers do where it can't. */
    private void addUnique(String name, List<String> columns) {
        if (context.store().capabilities().contains(Capability.UNIQUE_INDEXES)) {
            table.addUniqueIndex(name, columns);
        } else {
            new UniqueIndexChanges(context).addTo(table, name, table.fields(columns));
        }
    }

    private Constraint addPrimaryKey(TableConstraint.PrimaryKey primary) {
        if (table.primaryKey != null) {
            throw ErrorCode.INVALID_DEFINITION.error("Table %s.%s has two primary keys", table.schema, table.name);
        }
        List<String> columns = columns(primary.columns());
        for (String column : columns) {
            table.change(column, c -> TableBuilder.nullable(c, false));
        }
        Constraint.PrimaryKey constraint =
                new Constraint.PrimaryKey(names.constraint(primary.name(), table.name, List.of(), "pkey"), columns);
        table.primaryKey = constraint;
        if (table.key.isEmpty()) {
            table.key = columns;
        } else {
            // The documents have another key already: an index keeps the new one unique.
            addUnique(constraint.name(), columns);
        }
        return constraint;
    }

    private List<String> columns(List<SqlIdentifier> written) {
        Table now = table.build();
        List<String> columns = new ArrayList<>();
        for (SqlIdentifier identifier : written) {
            String column = CatalogNames.column(now, identifier).name();
            if (columns.contains(column)) {
                throw ErrorCode.DUPLICATE_COLUMN.error("Column %s stands twice in a constraint", column);
            }
            columns.add(column);
        }
        return columns;
    }

    private Constraint addForeignKey(TableConstraint.ForeignKey written) {
        List<String> columns = columns(written.columns());
        Table referenced = referenced(written.referencedTable());
        List<String> target;
        if (written.referencedColumns().isEmpty()) {
            if (referenced.primaryKey() == null) {
                throw ErrorCode.INVALID_DEFINITION.error(
                        "%s.%s has no primary key: name the columns that the foreign key refers to",
                        referenced.schema(), referenced.name());
            }
            target = referenced.primaryKey().columns();
        } else {
            target = written.referencedColumns().stream()
                    .map(c -> CatalogNames.column(referenced, c).name())
                    .toList();
        }
        if (target.size() != columns.size()) {
            throw ErrorCode.INVALID_DEFINITION.error(
                    "A foreign key of %d columns can't refer to %d columns", columns.size(), target.size());
        }
        ReferencedKey.require(referenced, target, written.referencedTable());
        Constraint.ForeignKey constraint = new Constraint.ForeignKey(
                names.constraint(written.name(), table.name, columns, "fkey"),
                columns,
                referenced.schema(),
                referenced.name(),
                target,
                action(written.onUpdate()),
                action(written.onDelete()),
                enforcement(written));
        if (constraint.isEnforced()) {
            requireSameTypes(constraint, referenced);
        }
        table.foreignKeys.add(constraint);
        context.notices()
                .accept(new Notice(
                        NoticeCode.EMULATED_CONSTRAINT,
                        "Foreign key " + constraint.name()
                                + (constraint.isEnforced()
                                        ? " is enforced by look-ups with each write"
                                        : " is kept in the catalog and not enforced"),
                        table.name,
                        -1,
                        -1,
                        null));
        return constraint;
    }

    private Constraint.Enforcement enforcement(TableConstraint.ForeignKey written) {
        if (!written.isEnforced()) {
            return Constraint.Enforcement.NONE;
        }
        return mayHaveRows ? Constraint.Enforcement.VALIDATING : Constraint.Enforcement.FULL;
    }

    private static String action(TableConstraint.@Nullable ReferentialAction action) {
        return (action == null ? TableConstraint.ReferentialAction.NO_ACTION : action)
                .name()
                .replace('_', ' ');
    }

    /** What is looked up must be stored in the same way. */
    private void requireSameTypes(Constraint.ForeignKey key, Table referenced) {
        for (int i = 0; i < key.columns().size(); i++) {
            Column from = table.column(key.columns().get(i));
            Column to = referenced.column(key.referencedColumns().get(i)).orElseThrow();
            if (from.valueType() != to.valueType()) {
                throw ErrorCode.TYPE_MISMATCH.error(
                        "Column %s is %s and refers to %s of %s, which is %s: a foreign key that is enforced needs the same"
                                + " type",
                        from.name(), from.type(), to.name(), referenced.name(), to.type());
            }
        }
    }

    private Table referenced(SqlIdentifier name) {
        Catalog catalog = context.snapshot();
        CatalogNames lookup = new CatalogNames(catalog, context.schema());
        boolean itself = lookup.place(name).schema().equals(table.schema)
                && name.names.get(name.names.size() - 1).equalsIgnoreCase(table.name);
        CatalogObject object = itself ? null : lookup.object(name).orElse(null);
        return object == null && itself ? table.build() : lookup.table(name);
    }
}
