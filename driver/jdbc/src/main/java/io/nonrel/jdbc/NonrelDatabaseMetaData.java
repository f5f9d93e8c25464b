package io.nonrel.jdbc;

import io.nonrel.engine.Session;
import io.nonrel.jdbc.error.SqlExceptions;
import io.nonrel.jdbc.metadata.CatalogView;
import io.nonrel.jdbc.metadata.ClientPropertiesQuery;
import io.nonrel.jdbc.metadata.ColumnsQuery;
import io.nonrel.jdbc.metadata.EmptyQueries;
import io.nonrel.jdbc.metadata.FunctionsQuery;
import io.nonrel.jdbc.metadata.IndexesQuery;
import io.nonrel.jdbc.metadata.KeysQuery;
import io.nonrel.jdbc.metadata.MetadataRows;
import io.nonrel.jdbc.metadata.TablesQuery;
import io.nonrel.jdbc.metadata.TypesQuery;
import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.planner.catalog.View;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the database declares, as results. The database is the only catalog: another name finds nothing. */
final class NonrelDatabaseMetaData extends StoreMetaData {

    private interface Query {
        MetadataRows run(CatalogView view);
    }

    NonrelDatabaseMetaData(SessionConnection connection) {
        super(connection);
    }

    private ResultSet open(Query query) throws SQLException {
        SessionConnection connection = connection();
        return connection.call(() -> {
            Session session = connection.session();
            MetadataRows rows = query.run(
                    new CatalogView(session.database().name(), session.catalog(), view -> columns(session, view)));
            NonrelStatement statement = new NonrelStatement(connection, ResultKind.SCROLLABLE);
            return MemoryResults.open(statement, rows.columns(), rows.rows());
        });
    }

    private static List<ColumnDescriptor> columns(Session session, View view) {
        try {
            return session.prepare("SELECT * FROM " + Quoting.quoted(view.schema()) + "." + Quoting.quoted(view.name()))
                    .columns();
        } catch (NonrelException e) {
            // A view whose tables are gone has no columns; the other tables' still count.
            return List.of();
        }
    }

    @Override
    public ResultSet getCatalogs() throws SQLException {
        return open(TablesQuery::catalogs);
    }

    @Override
    public ResultSet getSchemas() throws SQLException {
        return getSchemas(null, null);
    }

    @Override
    public ResultSet getSchemas(@Nullable String catalog, @Nullable String schemaPattern) throws SQLException {
        return open(view -> TablesQuery.schemas(view, catalog, schemaPattern));
    }

    @Override
    public ResultSet getTableTypes() throws SQLException {
        return open(view -> TablesQuery.types());
    }

    @Override
    public ResultSet getTables(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String tablePattern,
            @Nullable String @Nullable [] types)
            throws SQLException {
        return open(view -> TablesQuery.tables(view, catalog, schemaPattern, tablePattern, types));
    }

    @Override
    public ResultSet getColumns(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String tablePattern,
            @Nullable String columnPattern)
            throws SQLException {
        return open(view -> ColumnsQuery.columns(view, catalog, schemaPattern, tablePattern, columnPattern));
    }

    @Override
    public ResultSet getBestRowIdentifier(
            @Nullable String catalog, @Nullable String schema, String table, int scope, boolean nullable)
            throws SQLException {
        if (scope < bestRowTemporary || scope > bestRowSession) {
            throw SqlExceptions.error(ErrorCode.INVALID_ARGUMENT, "There is no scope %d of row identifiers", scope);
        }
        return open(view -> ColumnsQuery.bestRowIdentifier(view, catalog, schema, table));
    }

    @Override
    public ResultSet getPrimaryKeys(@Nullable String catalog, @Nullable String schema, String table)
            throws SQLException {
        return open(view -> KeysQuery.primaryKeys(view, catalog, schema, table));
    }

    @Override
    public ResultSet getImportedKeys(@Nullable String catalog, @Nullable String schema, String table)
            throws SQLException {
        return open(view -> KeysQuery.importedKeys(view, catalog, schema, table));
    }

    @Override
    public ResultSet getExportedKeys(@Nullable String catalog, @Nullable String schema, String table)
            throws SQLException {
        return open(view -> KeysQuery.exportedKeys(view, catalog, schema, table));
    }

    @Override
    public ResultSet getCrossReference(
            @Nullable String parentCatalog,
            @Nullable String parentSchema,
            String parentTable,
            @Nullable String foreignCatalog,
            @Nullable String foreignSchema,
            String foreignTable)
            throws SQLException {
        @Nullable String[] parent = {parentCatalog, parentSchema, parentTable};
        @Nullable String[] child = {foreignCatalog, foreignSchema, foreignTable};
        return open(view -> KeysQuery.crossReference(view, parent, child));
    }

    @Override
    public ResultSet getIndexInfo(
            @Nullable String catalog, @Nullable String schema, String table, boolean unique, boolean approximate)
            throws SQLException {
        return open(view -> IndexesQuery.indexes(view, catalog, schema, table, unique));
    }

    @Override
    public ResultSet getTypeInfo() throws SQLException {
        return open(view -> TypesQuery.types());
    }

    @Override
    public ResultSet getClientInfoProperties() throws SQLException {
        return open(view -> ClientPropertiesQuery.properties(ClientProperties.NAMES));
    }

    private ResultSet none(MetadataRows rows) throws SQLException {
        return open(view -> rows);
    }

    @Override
    public ResultSet getProcedures(@Nullable String catalog, @Nullable String schemaPattern, @Nullable String pattern)
            throws SQLException {
        return none(EmptyQueries.PROCEDURES);
    }

    @Override
    public ResultSet getProcedureColumns(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String pattern,
            @Nullable String columnPattern)
            throws SQLException {
        return none(EmptyQueries.PROCEDURE_COLUMNS);
    }

    @Override
    public ResultSet getFunctions(@Nullable String catalog, @Nullable String schemaPattern, @Nullable String pattern)
            throws SQLException {
        return open(view -> FunctionsQuery.functions(view, catalog, schemaPattern, pattern));
    }

    @Override
    public ResultSet getFunctionColumns(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String pattern,
            @Nullable String columnPattern)
            throws SQLException {
        return open(view -> FunctionsQuery.columns(view, catalog, schemaPattern, pattern, columnPattern));
    }

    @Override
    public ResultSet getColumnPrivileges(
            @Nullable String catalog, @Nullable String schema, String table, @Nullable String columnPattern)
            throws SQLException {
        return none(EmptyQueries.COLUMN_PRIVILEGES);
    }

    @Override
    public ResultSet getTablePrivileges(
            @Nullable String catalog, @Nullable String schemaPattern, @Nullable String tablePattern)
            throws SQLException {
        return none(EmptyQueries.TABLE_PRIVILEGES);
    }

    @Override
    public ResultSet getVersionColumns(@Nullable String catalog, @Nullable String schema, String table)
            throws SQLException {
        return none(EmptyQueries.VERSION_COLUMNS);
    }

    @Override
    public ResultSet getUDTs(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String typePattern,
            int @Nullable [] types)
            throws SQLException {
        return none(EmptyQueries.USER_TYPES);
    }

    @Override
    public ResultSet getSuperTypes(
            @Nullable String catalog, @Nullable String schemaPattern, @Nullable String typePattern)
            throws SQLException {
        return none(EmptyQueries.SUPER_TYPES);
    }

    @Override
    public ResultSet getSuperTables(
            @Nullable String catalog, @Nullable String schemaPattern, @Nullable String tablePattern)
            throws SQLException {
        return none(EmptyQueries.SUPER_TABLES);
    }

    @Override
    public ResultSet getAttributes(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String typePattern,
            @Nullable String attributePattern)
            throws SQLException {
        return none(EmptyQueries.ATTRIBUTES);
    }

    @Override
    public ResultSet getPseudoColumns(
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String tablePattern,
            @Nullable String columnPattern)
            throws SQLException {
        return none(EmptyQueries.PSEUDO_COLUMNS);
    }
}
