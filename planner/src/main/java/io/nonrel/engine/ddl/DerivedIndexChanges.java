package io.nonrel.engine.ddl;

import io.nonrel.engine.catalog.CatalogNames;
import io.nonrel.engine.catalog.DerivedFields;
import io.nonrel.index.CaseForms;
import io.nonrel.index.DerivedField;
import io.nonrel.index.DerivedIndex;
import io.nonrel.index.IndexCaps;
import io.nonrel.index.IndexState;
import io.nonrel.index.Lookup;
import io.nonrel.index.LookupDefinition;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.statement.CreateIndex;
import io.nonrel.spi.Capability;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.ValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.sql.SqlIdentifier;
import org.jspecify.annotations.Nullable;

/** CREATE INDEX … FOR, ALTER INDEX and DROP INDEX of derived indexes. */
final class DerivedIndexChanges {

    private final DdlContext context;
    private final @Nullable String origin;

    /** @param origin where the definition comes from, null for a statement */
    DerivedIndexChanges(DdlContext context, @Nullable String origin) {
        this.context = context;
        this.origin = origin;
    }

    /**
     * Whether a definition differs from the one that the same origin gave before.
     *
     * @throws io.nonrel.spi.NonrelException {@link ErrorCode#DUPLICATE_OBJECT} when it differs from one of another origin
     */
    boolean isRedefined(DerivedIndex there, CreateIndex statement, Table table) {
        boolean same = false;
        if (statement.columns().size() == 1) {
            Definition definition = definition(statement, table);
            same = there.path().equals(definition.path) && there.lookups().equals(definition.lookups);
        }
        if (!same && !Objects.equals(there.origin(), origin)) {
            throw ErrorCode.DUPLICATE_OBJECT.error(
                    "Index %s of %s.%s is defined by %s as FOR (%s), and otherwise by %s",
                    there.name(),
                    table.schema(),
                    table.name(),
                    source(there.origin()),
                    there.lookupText(),
                    source(origin));
        }
        return !same;
    }

    private static String source(@Nullable String origin) {
        return origin == null ? "a statement" : origin;
    }

    void create(CreateIndex statement, Table table, String name) {
        refuseUnsupported(statement);
        Definition definition = definition(statement, table);
        refuseServed(table, definition);
        DerivedIndex index = new DerivedIndex(
                name,
                definition.path,
                definition.copied(),
                definition.lookups,
                IndexCaps.DEFAULT,
                IndexState.BUILDING,
                CaseForms.VERSION,
                origin,
                null,
                null);
        refuseTakenFields(table, index);
        Table indexed = table;
        if (index.isJoined()) {
            indexReferences(JoinedColumn.find(
                    context.snapshot(), table, statement.columns().get(0).path()));
            indexed = context.names().table(statement.table());
        }
        context.indexBuilder().create(indexed, index, context.work());
    }

    /** Rows in the middle of a path are found by what they refer to; the index itself finds those at its beginning. */
    private void indexReferences(JoinedColumn column) {
        for (int i = 1; i < column.owners().size(); i++) {
            Table owner = (Table) context.snapshot()
                    .object(
                            column.owners().get(i).schema(),
                            column.owners().get(i).name())
                    .orElseThrow();
            String field = column.path().get(i);
            boolean found = owner.keyFields().get(0).equals(field)
                    || DerivedFields.nativeIndexes(owner).stream()
                            .anyMatch(n -> n.fields().get(0).name().equals(field));
            if (!found) {
                new IndexChanges(context).createFor(owner, field);
            }
        }
    }

    /** What is indexed, and how. */
    private record Definition(List<String> path, Table owner, Column column, List<LookupDefinition> lookups) {

        @Nullable
        ValueType copied() {
            return path.size() > 1 ? column.valueType() : null;
        }
    }

    private Definition definition(CreateIndex statement, Table table) {
        SqlIdentifier path = statement.columns().get(0).path();
        if (path.isSimple()) {
            Column column = CatalogNames.column(table, path.getSimple());
            return new Definition(List.of(column.field()), table, column, lookups(statement, table, column));
        }
        JoinedColumn found = JoinedColumn.find(context.snapshot(), table, path);
        // A copy of a column of another table is kept whatever else is looked up.
        List<LookupDefinition> lookups = new ArrayList<>(List.of(LookupDefinition.of(Lookup.STANDARD)));
        lookups(statement, found.table(), found.column()).stream()
                .filter(l -> l.lookup() != Lookup.STANDARD)
                .forEach(lookups::add);
        return new Definition(found.path(), found.table(), found.column(), lookups);
    }

    private static void refuseServed(Table table, Definition definition) {
        for (DerivedIndex other : table.derivedIndexes()) {
            if (!other.path().equals(definition.path)) {
                continue;
            }
            if (other.isJoined()) {
                throw ErrorCode.DUPLICATE_OBJECT.error(
                        "Index %s, defined by %s, copies %s.%s to %s already; drop it and create one with all look-ups",
                        other.name(),
                        source(other.origin()),
                        definition.owner.name(),
                        definition.column.name(),
                        table.name());
            }
            for (LookupDefinition lookup : definition.lookups) {
                if (other.lookups().contains(lookup)) {
                    throw ErrorCode.DUPLICATE_OBJECT.error(
                            "Index %s, defined by %s, serves %s of %s.%s already",
                            other.name(), source(other.origin()), lookup, table.name(), definition.column.name());
                }
            }
        }
    }

    private void refuseUnsupported(CreateIndex statement) {
        if (statement.columns().size() > 1) {
            throw ErrorCode.UNSUPPORTED.error(
                    "CREATE INDEX … FOR is for one column; create one index for each of the %d",
                    statement.columns().size());
        }
        if (statement.columns().get(0).descending()) {
            throw ErrorCode.UNSUPPORTED.error("CREATE INDEX … DESC … FOR: look-ups have no direction");
        }
        if (statement.unique()) {
            throw ErrorCode.UNSUPPORTED.error("CREATE UNIQUE INDEX … FOR is not available yet");
        }
        if (statement.where() != null) {
            throw ErrorCode.UNSUPPORTED.error("CREATE INDEX … WHERE … FOR: derived indexes are of all rows");
        }
        if (!context.store().capabilities().contains(Capability.INDEXES)) {
            throw ErrorCode.UNSUPPORTED.error(
                    "%s has no indexes, so derived fields would not be found faster",
                    context.store().product());
        }
    }

    /** The look-ups asked for of a column. */
    private static List<LookupDefinition> lookups(CreateIndex statement, Table owner, Column column) {
        Set<LookupDefinition> seen = new HashSet<>();
        for (LookupDefinition lookup : statement.lookups()) {
            if (!lookup.lookup().takes(column.valueType())) {
                throw ErrorCode.INVALID_DEFINITION.error(
                        "%s is for %s; %s.%s is %s",
                        lookup.lookup(), lookup.lookup().wants(), owner.name(), column.name(), column.type());
            }
            if (!seen.add(lookup)) {
                throw ErrorCode.INVALID_DEFINITION.error("Look-up %s stands twice", lookup);
            }
        }
        return statement.lookups();
    }

    private static void refuseTakenFields(Table table, DerivedIndex index) {
        for (DerivedField field : DerivedFields.of(table, index)) {
            table.columns().stream()
                    .filter(c -> c.field().equals(field.name()))
                    .findFirst()
                    .ifPresent(c -> {
                        throw ErrorCode.DUPLICATE_COLUMN.error(
                                "The index would keep its values in field %s, which is column %s of %s.%s",
                                field.name(), c.name(), table.schema(), table.name());
                    });
            for (DerivedIndex other : table.derivedIndexes()) {
                if (DerivedFields.of(table, other).stream()
                        .anyMatch(f -> f.name().equals(field.name()))) {
                    throw ErrorCode.DUPLICATE_OBJECT.error(
                            "The index would keep its values in field %s, which index %s uses",
                            field.name(), other.name());
                }
            }
        }
    }

    void rebuild(Table table, DerivedIndex index) {
        context.indexBuilder().rebuild(table, index, context.work());
    }

    /** Rows of key, field and kind of what is wrong. */
    List<@Nullable Object[]> verify(Table table, DerivedIndex index) {
        return context.indexBuilder().verify(table, index, context.work());
    }

    void drop(Table table, DerivedIndex index) {
        context.indexBuilder().drop(table, index, context.work());
    }
}
