package io.nonrel.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The columns of all results of DatabaseMetaData: names, types and order as the documentation of java.sql has them. */
class MetadataColumnsTest {

    /** A sign behind a name makes it an int (#), a short (.), a long (+) or a boolean (?); else it is a String. */
    private static final Map<String, String> COLUMNS = new TreeMap<>();

    static {
        String precision = " DATA_TYPE# TYPE_NAME";
        String octets = " SQL_DATA_TYPE# SQL_DATETIME_SUB# CHAR_OCTET_LENGTH# ORDINAL_POSITION# IS_NULLABLE";
        String table = "TABLE_CAT TABLE_SCHEM TABLE_NAME";
        String privilege = " GRANTOR GRANTEE PRIVILEGE IS_GRANTABLE";
        String row = "SCOPE. COLUMN_NAME" + precision + " COLUMN_SIZE# BUFFER_LENGTH# DECIMAL_DIGITS. PSEUDO_COLUMN.";
        String keys = "PKTABLE_CAT PKTABLE_SCHEM PKTABLE_NAME PKCOLUMN_NAME FKTABLE_CAT FKTABLE_SCHEM FKTABLE_NAME"
                + " FKCOLUMN_NAME KEY_SEQ. UPDATE_RULE. DELETE_RULE. FK_NAME PK_NAME DEFERRABILITY.";
        COLUMNS.put(
                "getAttributes",
                "TYPE_CAT TYPE_SCHEM TYPE_NAME ATTR_NAME DATA_TYPE# ATTR_TYPE_NAME ATTR_SIZE#"
                        + " DECIMAL_DIGITS# NUM_PREC_RADIX# NULLABLE# REMARKS ATTR_DEF" + octets
                        + " SCOPE_CATALOG SCOPE_SCHEMA SCOPE_TABLE SOURCE_DATA_TYPE.");
        COLUMNS.put("getBestRowIdentifier", row);
        COLUMNS.put("getCatalogs", "TABLE_CAT");
        COLUMNS.put("getClientInfoProperties", "NAME MAX_LEN# DEFAULT_VALUE DESCRIPTION");
        COLUMNS.put("getColumnPrivileges", table + " COLUMN_NAME" + privilege);
        COLUMNS.put(
                "getColumns",
                table + " COLUMN_NAME" + precision
                        + " COLUMN_SIZE# BUFFER_LENGTH# DECIMAL_DIGITS# NUM_PREC_RADIX# NULLABLE# REMARKS COLUMN_DEF"
                        + octets
                        + " SCOPE_CATALOG SCOPE_SCHEMA SCOPE_TABLE SOURCE_DATA_TYPE. IS_AUTOINCREMENT IS_GENERATEDCOLUMN");
        COLUMNS.put("getCrossReference", keys);
        COLUMNS.put("getExportedKeys", keys);
        COLUMNS.put(
                "getFunctionColumns",
                "FUNCTION_CAT FUNCTION_SCHEM FUNCTION_NAME COLUMN_NAME COLUMN_TYPE."
                        + precision
                        + " PRECISION# LENGTH# SCALE. RADIX. NULLABLE. REMARKS CHAR_OCTET_LENGTH# ORDINAL_POSITION#"
                        + " IS_NULLABLE SPECIFIC_NAME");
        COLUMNS.put("getFunctions", "FUNCTION_CAT FUNCTION_SCHEM FUNCTION_NAME REMARKS FUNCTION_TYPE. SPECIFIC_NAME");
        COLUMNS.put("getImportedKeys", keys);
        COLUMNS.put(
                "getIndexInfo",
                table + " NON_UNIQUE? INDEX_QUALIFIER INDEX_NAME TYPE. ORDINAL_POSITION."
                        + " COLUMN_NAME ASC_OR_DESC CARDINALITY+ PAGES+ FILTER_CONDITION KIND LOOKUPS");
        COLUMNS.put("getPrimaryKeys", table + " COLUMN_NAME KEY_SEQ. PK_NAME");
        COLUMNS.put(
                "getProcedureColumns",
                "PROCEDURE_CAT PROCEDURE_SCHEM PROCEDURE_NAME COLUMN_NAME COLUMN_TYPE."
                        + precision + " PRECISION# LENGTH# SCALE. RADIX. NULLABLE. REMARKS COLUMN_DEF" + octets
                        + " SPECIFIC_NAME");
        COLUMNS.put(
                "getProcedures",
                "PROCEDURE_CAT PROCEDURE_SCHEM PROCEDURE_NAME RESERVED_1 RESERVED_2 RESERVED_3"
                        + " REMARKS PROCEDURE_TYPE. SPECIFIC_NAME");
        COLUMNS.put(
                "getPseudoColumns",
                table + " COLUMN_NAME DATA_TYPE# COLUMN_SIZE# DECIMAL_DIGITS# NUM_PREC_RADIX#"
                        + " COLUMN_USAGE REMARKS CHAR_OCTET_LENGTH# IS_NULLABLE");
        COLUMNS.put("getSchemas", "TABLE_SCHEM TABLE_CATALOG");
        COLUMNS.put("getSuperTables", table + " SUPERTABLE_NAME");
        COLUMNS.put("getSuperTypes", "TYPE_CAT TYPE_SCHEM TYPE_NAME SUPERTYPE_CAT SUPERTYPE_SCHEM SUPERTYPE_NAME");
        COLUMNS.put("getTablePrivileges", table + privilege);
        COLUMNS.put("getTableTypes", "TABLE_TYPE");
        COLUMNS.put(
                "getTables",
                table + " TABLE_TYPE REMARKS TYPE_CAT TYPE_SCHEM TYPE_NAME SELF_REFERENCING_COL_NAME"
                        + " REF_GENERATION");
        COLUMNS.put(
                "getTypeInfo",
                "TYPE_NAME DATA_TYPE# PRECISION# LITERAL_PREFIX LITERAL_SUFFIX CREATE_PARAMS"
                        + " NULLABLE. CASE_SENSITIVE? SEARCHABLE. UNSIGNED_ATTRIBUTE? FIXED_PREC_SCALE? AUTO_INCREMENT?"
                        + " LOCAL_TYPE_NAME MINIMUM_SCALE. MAXIMUM_SCALE. SQL_DATA_TYPE# SQL_DATETIME_SUB# NUM_PREC_RADIX#");
        COLUMNS.put("getUDTs", "TYPE_CAT TYPE_SCHEM TYPE_NAME CLASS_NAME DATA_TYPE# REMARKS BASE_TYPE.");
        COLUMNS.put("getVersionColumns", row);
    }

    private static Stream<Method> methods() {
        return Stream.of(DatabaseMetaData.class.getMethods()).filter(m -> m.getReturnType() == ResultSet.class);
    }

    @Test
    void allResultsAreKnown() {
        assertThat(methods().map(Method::getName)).hasSameElementsAs(COLUMNS.keySet());
        assertThat(COLUMNS.keySet())
                .allMatch(name -> methods().anyMatch(m -> m.getName().equals(name)));
    }

    /** With every argument null, which JDBC calls no restriction, and with patterns for all, which tools send. */
    @TestFactory
    Stream<DynamicTest> haveTheColumnsOfJdbc() {
        return methods()
                .map(method -> DynamicTest.dynamicTest(method.getName() + method.getParameterCount(), () -> {
                    try (Connection connection =
                            DriverManager.getConnection("jdbc:nonrel:embedded:mem:" + UUID.randomUUID())) {
                        for (@Nullable String text : new @Nullable String[] {null, "%"}) {
                            ResultSet rows = call(connection.getMetaData(), method, text);
                            assertThat(describe(rows.getMetaData())).isEqualTo(COLUMNS.get(method.getName()));
                            while (rows.next()) {
                                assertThat(rows.getStatement()).isNotNull();
                                rows.getObject(1);
                                rows.wasNull();
                            }
                            rows.close();
                        }
                    }
                }));
    }

    private static ResultSet call(DatabaseMetaData metadata, Method method, @Nullable String text)
            throws ReflectiveOperationException {
        @Nullable Object[] arguments = new @Nullable Object[method.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            Class<?> type = method.getParameterTypes()[i];
            if (type == boolean.class) {
                arguments[i] = false;
            } else if (type == int.class) {
                arguments[i] = 1;
            } else {
                arguments[i] = type == String.class ? text : null;
            }
        }
        try {
            return (ResultSet) method.invoke(metadata, arguments);
        } catch (InvocationTargetException e) {
            throw new AssertionError(method + " with " + text, e.getCause());
        }
    }

    private static String describe(ResultSetMetaData columns) throws SQLException {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            assertThat(columns.getPrecision(i)).isPositive();
            names.add(columns.getColumnLabel(i)
                    + switch (columns.getColumnType(i)) {
                        case Types.INTEGER -> "#";
                        case Types.SMALLINT -> ".";
                        case Types.BIGINT -> "+";
                        case Types.BOOLEAN -> "?";
                        default -> "";
                    });
        }
        return String.join(" ", names);
    }
}
