package io.nonrel.engine.ddl;

import io.nonrel.engine.catalog.CatalogNames;
import io.nonrel.engine.catalog.DerivedFields;
import io.nonrel.index.CaseForms;
import io.nonrel.index.DerivedField;
import io.nonrel.index.DerivedIndex;
import io.nonrel.index.IndexCaps;
import io.nonrel.index.IndexState;
import io.nonrel.index.LookupDefinition;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.statement.CreateIndex;
import io.nonrel.spi.Capability;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.ValueType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlIdentifier;
import org.jspecify.annotations.Nullable;

/** CREATE INDEX … FOR, ALTER INDEX and DROP INDEX of derived indexes. */
final class DerivedIndexChanges {

    private final DdlContext context;

    DerivedIndexChanges(DdlContext context) {
        this.context = context;
    }

    void create(CreateIndex statement, Table table, String name) {
        refuseUnsupported(statement);
        SqlIdentifier path = statement.columns().get(0).path();
        Column column = CatalogNames.column(table, path.getSimple());
        List<LookupDefinition> lookups = lookups(statement, table, column);
        DerivedIndex index = new DerivedIndex(
                name,
                List.of(column.field()),
                lookups,
                IndexCaps.DEFAULT,
                IndexState.BUILDING,
                CaseForms.VERSION,
                null);
        refuseTakenFields(table, index);
        context.indexBuilder().create(table, index, context.work());
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
        if (!statement.columns().get(0).path().isSimple()) {
            throw ErrorCode.UNSUPPORTED.error(
                    "CREATE INDEX on %s: indexes over a foreign key are not available yet",
                    statement.columns().get(0).path());
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

    private static List<LookupDefinition> lookups(CreateIndex statement, Table table, Column column) {
        ValueType type = column.valueType();
        Set<LookupDefinition> seen = new HashSet<>();
        for (LookupDefinition lookup : statement.lookups()) {
            if (!lookup.lookup().takes(type)) {
                throw ErrorCode.INVALID_DEFINITION.error(
                        "%s is for %s; %s.%s is %s",
                        lookup.lookup(), lookup.lookup().wants(), table.name(), column.name(), column.type());
            }
            if (!seen.add(lookup)) {
                throw ErrorCode.INVALID_DEFINITION.error("Look-up %s stands twice", lookup);
            }
            for (DerivedIndex other : table.derivedIndexes()) {
                if (other.path().equals(List.of(column.field()))
                        && other.lookups().contains(lookup)) {
                    throw ErrorCode.DUPLICATE_OBJECT.error(
                            "Index %s serves %s of %s.%s already", other.name(), lookup, table.name(), column.name());
                }
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
