package io.nonrel.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.Constraint;
import io.nonrel.planner.catalog.Sequence;
import io.nonrel.planner.catalog.SystemTable;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.planner.catalog.View;
import io.nonrel.spi.Capability;
import io.nonrel.spi.IndexDefinition;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NonrelDatabaseMetaDataTest {

    private final Fixture fixture = new Fixture();
    private DatabaseMetaData metaData;

    @BeforeEach
    void declareTables() throws SQLException {
        Column id = new Column(
                "ID",
                "_id",
                ColumnType.of(TypeName.BIGINT),
                false,
                null,
                null,
                new Column.Identity(true, "S"),
                false,
                null);
        Column hidden = new Column("K", "K", ColumnType.of(TypeName.UUID), false, null, null, null, true, null);
        Table author = new Table(
                "PUBLIC",
                "Author",
                "author",
                List.of(id, Column.of("Name", ColumnType.of(TypeName.VARCHAR, 50), true), hidden),
                new Constraint.PrimaryKey("PK_AUTHOR", List.of("ID")),
                List.of("ID"),
                List.of(),
                List.of(),
                List.of(),
                List.of(new IndexDefinition(
                        "IX_NAME", "author", List.of(new IndexDefinition.Field("Name", true)), false)),
                List.of(),
                List.of(),
                false,
                "who writes");
        Table book = new Table(
                "PUBLIC",
                "BOOK_1",
                "book",
                List.of(
                        Column.of("ID", ColumnType.of(TypeName.BIGINT), false),
                        Column.of("AUTHOR_ID", ColumnType.of(TypeName.BIGINT), true),
                        Column.of("PRICE", new ColumnType(TypeName.DECIMAL, 10, 2), true)),
                new Constraint.PrimaryKey("PK_BOOK", List.of("ID")),
                List.of("ID"),
                List.of(),
                List.of(),
                List.of(new Constraint.ForeignKey(
                        "FK_AUTHOR",
                        List.of("AUTHOR_ID"),
                        "PUBLIC",
                        "Author",
                        List.of("ID"),
                        "NO ACTION",
                        "CASCADE",
                        Constraint.Enforcement.FULL)),
                List.of(),
                List.of(),
                List.of(),
                false,
                null);
        fixture.session.catalog = Catalog.empty()
                .withSchema("INFORMATION_SCHEMA")
                .with(author)
                .with(book)
                .with(new View("PUBLIC", "CHEAP", List.of(), "SELECT 1"))
                .with(new View("PUBLIC", "BROKEN", List.of(), "SELECT gone"))
                .with(new Sequence("PUBLIC", "S", 1, 1, 1, 9, false, true))
                .with(new SystemTable(
                        "INFORMATION_SCHEMA",
                        "TABLES",
                        List.of(Column.of("TABLE_NAME", ColumnType.of(TypeName.VARCHAR), false)),
                        catalog -> List.of()));
        fixture.session.answer("SELECT * FROM \"PUBLIC\".\"CHEAP\"").columns =
                List.of(ColumnDescriptor.computed("TITLE", ColumnType.of(TypeName.VARCHAR), true));
        metaData = fixture.connection.getMetaData();
    }

    private static List<String> values(ResultSet rows, String column) throws SQLException {
        List<String> values = new ArrayList<>();
        while (rows.next()) {
            values.add(rows.getString(column));
        }
        return values;
    }

    @Test
    void listsTablesByTypeSchemaAndName() throws SQLException {
        assertThat(values(metaData.getTables(null, null, null, null), "TABLE_NAME"))
                .containsExactly("TABLES", "Author", "BOOK_1", "BROKEN", "CHEAP");
        assertThat(values(metaData.getTables("", "public", "%", new String[] {"TABLE"}), "TABLE_NAME"))
                .containsExactly("Author", "BOOK_1");
        assertThat(values(
                        metaData.getTables(null, null, "%", new String[] {"TABLE", "VIEW", "BASE TABLE"}),
                        "TABLE_TYPE"))
                .containsExactly("TABLE", "TABLE", "VIEW", "VIEW");
        assertThat(values(metaData.getTables(null, null, "author", null), "REMARKS"))
                .containsExactly("who writes");
        assertThat(values(metaData.getTables(null, null, "BOOK\\_1", null), "TABLE_NAME"))
                .containsExactly("BOOK_1");
        assertThat(values(metaData.getTables(null, null, "B_O%", null), "TABLE_NAME"))
                .containsExactly("BOOK_1", "BROKEN");
        assertThat(values(metaData.getTables(null, null, "Autho\\_", null), "TABLE_NAME"))
                .isEmpty();
        assertThat(values(metaData.getTables("other", null, null, null), "TABLE_NAME"))
                .isEmpty();
        assertThat(values(metaData.getTables(null, null, null, new String[0]), "TABLE_NAME"))
                .isEmpty();
    }

    @Test
    void listsSchemasTypesAndCatalogs() throws SQLException {
        assertThat(values(metaData.getSchemas(), "TABLE_SCHEM")).containsExactly("INFORMATION_SCHEMA", "PUBLIC");
        assertThat(values(metaData.getSchemas(null, "pub%"), "TABLE_SCHEM")).containsExactly("PUBLIC");
        assertThat(values(metaData.getTableTypes(), "TABLE_TYPE")).containsExactly("SYSTEM TABLE", "TABLE", "VIEW");
        assertThat(values(metaData.getCatalogs(), "TABLE_CAT")).containsExactly("fake");
    }

    @Test
    void describesColumns() throws SQLException {
        ResultSet columns = metaData.getColumns(null, null, "author", null);
        assertThat(columns.next()).isTrue();
        assertThat(columns.getString("COLUMN_NAME")).isEqualTo("ID");
        assertThat(columns.getInt("DATA_TYPE")).isEqualTo(Types.BIGINT);
        assertThat(columns.getString("IS_AUTOINCREMENT")).isEqualTo("YES");
        assertThat(columns.getInt("NULLABLE")).isEqualTo(DatabaseMetaData.columnNoNulls);
        assertThat(columns.next()).isTrue();
        assertThat(columns.getInt("COLUMN_SIZE")).isEqualTo(50);
        assertThat(columns.getInt("ORDINAL_POSITION")).isEqualTo(2);
        assertThat(columns.getString("IS_NULLABLE")).isEqualTo("YES");
        assertThat(columns.next()).isFalse();
        assertThat(values(metaData.getColumns(null, "PUBLIC", "cheap", "%"), "COLUMN_NAME"))
                .containsExactly("TITLE");
        assertThat(values(metaData.getColumns(null, "PUBLIC", "BROKEN", "%"), "COLUMN_NAME"))
                .isEmpty();
        assertThat(values(metaData.getColumns(null, null, "BOOK_1", "price"), "DECIMAL_DIGITS"))
                .containsExactly("2");
    }

    @Test
    void describesKeysAndIndexes() throws SQLException {
        assertThat(values(metaData.getPrimaryKeys(null, null, "AUTHOR"), "PK_NAME"))
                .containsExactly("PK_AUTHOR");
        assertThat(values(metaData.getPrimaryKeys(null, null, "%"), "TABLE_NAME"))
                .containsExactly("Author", "BOOK_1");
        ResultSet imported = metaData.getImportedKeys(null, "PUBLIC", "book_1");
        assertThat(imported.next()).isTrue();
        assertThat(imported.getString("PKTABLE_NAME")).isEqualTo("Author");
        assertThat(imported.getString("FKCOLUMN_NAME")).isEqualTo("AUTHOR_ID");
        assertThat(imported.getInt("DELETE_RULE")).isEqualTo(DatabaseMetaData.importedKeyCascade);
        assertThat(imported.getString("PK_NAME")).isEqualTo("PK_AUTHOR");
        assertThat(imported.next()).isFalse();
        assertThat(values(metaData.getExportedKeys(null, null, "Author"), "FKTABLE_NAME"))
                .containsExactly("BOOK_1");
        assertThat(values(metaData.getCrossReference(null, null, "author", null, null, "BOOK_1"), "FK_NAME"))
                .containsExactly("FK_AUTHOR");
        assertThat(values(metaData.getIndexInfo(null, null, "Author", false, true), "INDEX_NAME"))
                .containsExactly("PK_AUTHOR", "IX_NAME");
        assertThat(values(metaData.getIndexInfo(null, null, "Author", true, true), "INDEX_NAME"))
                .containsExactly("PK_AUTHOR");
        assertThat(values(metaData.getIndexInfo(null, null, "%", false, true), "ASC_OR_DESC"))
                .containsExactly("A", "A", "D");
        assertThat(values(metaData.getBestRowIdentifier(null, null, "Author", 2, true), "COLUMN_NAME"))
                .containsExactly("ID");
    }

    @Test
    void tellsTheTruthAboutTheStore() throws SQLException {
        assertThat(metaData.getDatabaseProductVersion()).contains("Fake 3.14");
        assertThat(metaData.getDatabaseMajorVersion()).isEqualTo(3);
        assertThat(metaData.getDatabaseMinorVersion()).isEqualTo(14);
        assertThat(metaData.getUserName()).isEqualTo("ann");
        assertThat(metaData.supportsTransactionIsolationLevel(Connection.TRANSACTION_SERIALIZABLE))
                .isTrue();
        fixture.session.capabilities = EnumSet.noneOf(Capability.class);
        assertThat(metaData.supportsTransactions()).isFalse();
        assertThat(metaData.supportsSavepoints()).isFalse();
        assertThat(metaData.getDefaultTransactionIsolation()).isEqualTo(Connection.TRANSACTION_NONE);
        assertThat(metaData.supportsTransactionIsolationLevel(Connection.TRANSACTION_NONE))
                .isTrue();
    }

    @Test
    void listsFunctionsWithTheirParameters() throws SQLException {
        try (ResultSet functions = metaData.getFunctions(null, null, "LOW%")) {
            assertThat(functions.next()).isTrue();
            assertThat(functions.getString("FUNCTION_NAME")).isEqualTo("LOWER");
            assertThat(functions.getString("REMARKS")).contains("lower case");
            assertThat(functions.getInt("FUNCTION_TYPE")).isEqualTo(DatabaseMetaData.functionNoTable);
            assertThat(functions.next()).isFalse();
        }
        try (ResultSet columns = metaData.getFunctionColumns(null, "", "LEFT", "%")) {
            assertThat(columns.next()).isTrue();
            assertThat(columns.getInt("COLUMN_TYPE")).isEqualTo(DatabaseMetaData.functionReturn);
            assertThat(columns.next()).isTrue();
            assertThat(columns.getString("COLUMN_NAME")).isEqualTo("string");
            assertThat(columns.getInt("DATA_TYPE")).isEqualTo(Types.VARCHAR);
            assertThat(columns.next()).isTrue();
            assertThat(columns.getString("COLUMN_NAME")).isEqualTo("count");
            assertThat(columns.getInt("ORDINAL_POSITION")).isEqualTo(2);
            assertThat(columns.next()).isFalse();
        }
        for (String name : List.of("SUM", "ROW_NUMBER", "COALESCE", "TRANSLATE")) {
            try (ResultSet functions = metaData.getFunctions(null, null, name)) {
                assertThat(functions.next()).as(name).isTrue();
            }
        }
        try (ResultSet functions = metaData.getFunctions(null, "PUBLIC", "%")) {
            assertThat(functions.next()).isFalse();
        }
    }

    @Test
    void listsTypesByTheirCode() throws SQLException {
        ResultSet types = metaData.getTypeInfo();
        int before = Integer.MIN_VALUE;
        while (types.next()) {
            assertThat(types.getInt("DATA_TYPE")).isGreaterThanOrEqualTo(before);
            assertThat(types.getInt("PRECISION")).isPositive();
            before = types.getInt("DATA_TYPE");
        }
        assertThat(before).isEqualTo(Types.TIMESTAMP_WITH_TIMEZONE);
    }

    @Test
    void givesAStatementForEveryResult() throws SQLException {
        assertThat(metaData.getTables(null, null, null, null).getStatement().getConnection())
                .isSameAs(fixture.connection);
    }

    @Test
    void answersEveryMethodWithoutArgumentsThatMatter() throws ReflectiveOperationException, SQLException {
        for (Method method : DatabaseMetaData.class.getMethods()) {
            if (method.getDeclaringClass() != DatabaseMetaData.class) {
                continue;
            }
            Object[] arguments = new Object[method.getParameterCount()];
            for (int i = 0; i < arguments.length; i++) {
                Class<?> type = method.getParameterTypes()[i];
                arguments[i] = type == int.class ? (Object) 1 : type == boolean.class ? (Object) true : null;
            }
            Object result = method.invoke(metaData, arguments);
            assertThat(result).as(method.getName()).isNotNull();
            if (result instanceof ResultSet rows) {
                ResultSetMetaData columns = rows.getMetaData();
                assertThat(columns.getColumnCount()).as(method.getName()).isPositive();
            }
        }
    }
}
