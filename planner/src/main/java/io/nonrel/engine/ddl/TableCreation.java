package io.nonrel.engine.ddl;

import io.nonrel.engine.catalog.CatalogChange;
import io.nonrel.engine.catalog.CatalogNames;
import io.nonrel.engine.catalog.Leftover;
import io.nonrel.engine.write.WritePlan;
import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.planner.Plan;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.Sequence;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.statement.ColumnDefinition;
import io.nonrel.planner.statement.CreateTable;
import io.nonrel.planner.statement.Insert;
import io.nonrel.planner.statement.TableConstraint;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.IndexDefinition;
import io.nonrel.spi.Store;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** CREATE TABLE and CREATE TABLE AS. */
final class TableCreation {

    private final DdlContext context;
    private List<Sequence> sequences = List.of();
    private Map<String, SqlNode> written = Map.of();

    TableCreation(DdlContext context) {
        this.context = context;
    }

    /** Makes the table; gives the number of rows that it was filled with. */
    long run(CreateTable statement) {
        CatalogNames names = context.names();
        CatalogNames.Place place = names.writablePlace(statement.name());
        Catalog catalog = context.snapshot();
        if (catalog.object(place.schema(), place.name()).isPresent()) {
            if (statement.ifNotExists()) {
                return 0;
            }
            throw exists(catalog, place);
        }
        if (statement.temporary()) {
            throw ErrorCode.UNSUPPORTED.error("Temporary tables: create a table and drop it afterwards");
        }
        Table table = draft(statement, place);
        Catalog with = catalog.with(table);
        for (Sequence sequence : sequences) {
            with = with.with(sequence);
        }
        DefinitionCheck.check(context, with, table, written);
        Filling filling =
                statement.query() == null || !statement.withData() ? () -> 0 : filling(statement.query(), table, with);
        return create(table, filling);
    }

    private interface Filling {
        long fill();
    }

    static RuntimeException exists(Catalog catalog, CatalogNames.Place place) {
        return ErrorCode.DUPLICATE_TABLE
                .error(
                        "%s.%s exists already: it is %s",
                        place.schema(),
                        place.name(),
                        CatalogNames.kindOf(
                                catalog.object(place.schema(), place.name()).orElseThrow()))
                .with("table", place.name());
    }

    private Table draft(CreateTable statement, CatalogNames.Place place) {
        FreshNames fresh = new FreshNames(context.snapshot(), place.schema());
        TableBuilder builder = new TableBuilder(place.schema(), place.name(), fresh.collection(place.name()));
        builder.comment = statement.comment();
        TableElements elements = new TableElements(context, builder, fresh, false);
        SqlNode query = statement.query();
        if (query == null) {
            statement.columns().forEach(elements::addColumn);
        } else {
            addColumnsOfQuery(statement.columns(), query, elements);
        }
        if (builder.columns.isEmpty()) {
            throw ErrorCode.INVALID_DEFINITION.error("Table %s.%s has no column", place.schema(), place.name());
        }
        // The key first: an index may need to know it.
        for (TableConstraint constraint : statement.constraints()) {
            if (constraint instanceof TableConstraint.PrimaryKey) {
                elements.addConstraint(constraint);
            }
        }
        if (builder.primaryKey == null) {
            elements.addHiddenKey();
        }
        // What a foreign key refers to may be a UNIQUE of the same table.
        for (TableConstraint constraint : statement.constraints()) {
            if (!(constraint instanceof TableConstraint.PrimaryKey)
                    && !(constraint instanceof TableConstraint.ForeignKey)) {
                elements.addConstraint(constraint);
            }
        }
        for (TableConstraint constraint : statement.constraints()) {
            if (constraint instanceof TableConstraint.ForeignKey) {
                elements.addConstraint(constraint);
            }
        }
        written = builder.written;
        sequences = builder.newSequences;
        return builder.build();
    }

    private void addColumnsOfQuery(List<ColumnDefinition> written, SqlNode query, TableElements elements) {
        Plan plan = context.compiler().plan(query, context.compiler().context(context.snapshot(), context.schema()));
        List<ColumnDescriptor> columns = plan.columns();
        if (!written.isEmpty() && written.size() != columns.size()) {
            throw ErrorCode.WRONG_NUMBER_OF_VALUES.error(
                    "%d columns are named, and the query gives %d", written.size(), columns.size());
        }
        for (int i = 0; i < columns.size(); i++) {
            ColumnDescriptor column = columns.get(i);
            ColumnDefinition definition = written.isEmpty() ? plain(column.label()) : written.get(i);
            if (definition.type() != null) {
                elements.addColumn(definition);
            } else {
                elements.addColumn(definition, storable(column.type(), column.label()));
            }
        }
    }

    private static ColumnDefinition plain(String name) {
        return new ColumnDefinition(
                new SqlIdentifier(name, SqlParserPos.ZERO), null, false, false, null, null, null, null);
    }

    private static ColumnType storable(ColumnType type, String column) {
        if (type.name().valueType() == null) {
            throw ErrorCode.UNSUPPORTED.error(
                    "Column %s would be %s, which can't be stored: CAST it to another type",
                    column, type.name().sqlName());
        }
        return type;
    }

    private Filling filling(SqlNode query, Table table, Catalog with) {
        SqlIdentifier name = new SqlIdentifier(List.of(table.schema(), table.name()), SqlParserPos.ZERO);
        List<SqlIdentifier> columns = table.visibleColumns().stream()
                .filter(c -> c.generatedSql() == null)
                .map(Column::name)
                .map(c -> new SqlIdentifier(c, SqlParserPos.ZERO))
                .toList();
        Insert insert = new Insert(
                Insert.Mode.INSERT, name, null, columns, query, Insert.Overriding.SYSTEM_VALUE, null, List.of());
        WritePlan plan = context.compiler()
                .writePlanner(context.compiler().context(with, context.schema()))
                .plan(insert);
        return () -> new TableRows(context).write(plan, sequences);
    }

    private long create(Table table, Filling filling) {
        Store store = context.store();
        long[] filled = new long[1];
        CatalogChange change = new CatalogChange().put(table);
        sequences.forEach(change::put);
        context.catalog()
                .build(
                        UniqueIndexChanges.collections(table),
                        () -> {
                            store.createCollection(Leftover.definition(table));
                            new UniqueIndexChanges(context).createCollections(table, table.uniqueIndexes());
                            for (IndexDefinition index : table.indexes()) {
                                store.createIndex(index);
                            }
                            filled[0] = filling.fill();
                            return null;
                        },
                        change);
        return filled[0];
    }
}
