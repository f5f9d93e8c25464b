package io.nonrel.jdbc.metadata;

import io.nonrel.jdbc.value.JdbcType;
import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.planner.catalog.CatalogObject;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.Table;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code getColumns} and {@code getBestRowIdentifier}. */
public final class ColumnsQuery {

    private static final List<ColumnDescriptor> COLUMNS = new Shape()
            .text("TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "COLUMN_NAME")
            .integer("DATA_TYPE")
            .text("TYPE_NAME")
            .integer("COLUMN_SIZE", "BUFFER_LENGTH", "DECIMAL_DIGITS", "NUM_PREC_RADIX", "NULLABLE")
            .text("REMARKS", "COLUMN_DEF")
            .integer("SQL_DATA_TYPE", "SQL_DATETIME_SUB", "CHAR_OCTET_LENGTH", "ORDINAL_POSITION")
            .text("IS_NULLABLE", "SCOPE_CATALOG", "SCOPE_SCHEMA", "SCOPE_TABLE")
            .smallInt("SOURCE_DATA_TYPE")
            .text("IS_AUTOINCREMENT", "IS_GENERATEDCOLUMN")
            .build();

    private static final List<ColumnDescriptor> IDENTIFIERS = new Shape()
            .smallInt("SCOPE")
            .text("COLUMN_NAME")
            .integer("DATA_TYPE")
            .text("TYPE_NAME")
            .integer("COLUMN_SIZE", "BUFFER_LENGTH")
            .smallInt("DECIMAL_DIGITS", "PSEUDO_COLUMN")
            .build();

    private static final long DECIMAL_RADIX = 10;

    private ColumnsQuery() {}

    /** The columns of tables and views. */
    public static MetadataRows columns(
            CatalogView view,
            @Nullable String catalog,
            @Nullable String schemaPattern,
            @Nullable String tablePattern,
            @Nullable String columnPattern) {
        NamePattern wanted = NamePattern.like(columnPattern);
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (CatalogObject relation : view.relations(catalog, schemaPattern, tablePattern)) {
            List<Column> columns = view.columns(relation);
            for (int i = 0; i < columns.size(); i++) {
                if (wanted.matches(columns.get(i).name())) {
                    rows.add(row(view.name(), relation, columns.get(i), i + 1L));
                }
            }
        }
        return MetadataRows.sorted(COLUMNS, rows, 1, 2, 16);
    }

    private static @Nullable Object[] row(String catalog, CatalogObject relation, Column column, long position) {
        ColumnType type = column.type();
        JdbcType jdbc = JdbcType.of(type.name());
        long size = JdbcType.precision(type);
        return new @Nullable Object[] {
            catalog,
            relation.schema(),
            relation.name(),
            column.name(),
            (long) jdbc.code(),
            type.name().sqlName(),
            size,
            null,
            digits(type),
            jdbc.isNumeric() ? DECIMAL_RADIX : null,
            (long) (column.nullable() ? DatabaseMetaData.columnNullable : DatabaseMetaData.columnNoNulls),
            column.comment(),
            column.defaultSql(),
            null,
            null,
            jdbc.isText() || jdbc.isBinary() ? octets(jdbc, size) : null,
            position,
            yes(column.nullable()),
            null,
            null,
            null,
            null,
            yes(column.identity() != null),
            yes(column.generatedSql() != null)
        };
    }

    /** The columns of the primary key: they identify a row. */
    public static MetadataRows bestRowIdentifier(
            CatalogView view, @Nullable String catalog, @Nullable String schema, @Nullable String name) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Table table : view.tables(catalog, schema, name)) {
            if (table.primaryKey() != null) {
                for (String key : table.primaryKey().columns()) {
                    rows.add(identifier(table.columns().get(table.indexOf(key))));
                }
            }
        }
        return new MetadataRows(IDENTIFIERS, rows);
    }

    private static @Nullable Object[] identifier(Column column) {
        ColumnType type = column.type();
        return new @Nullable Object[] {
            (long) DatabaseMetaData.bestRowSession,
            column.name(),
            (long) JdbcType.of(type.name()).code(),
            type.name().sqlName(),
            (long) JdbcType.precision(type),
            null,
            digits(type),
            (long) DatabaseMetaData.bestRowNotPseudo
        };
    }

    private static @Nullable Long digits(ColumnType type) {
        return switch (type.name()) {
            case TINYINT,
                    SMALLINT,
                    INTEGER,
                    BIGINT,
                    DECIMAL,
                    TIME,
                    TIMESTAMP,
                    TIMESTAMP_WITH_TIME_ZONE,
                    TIMESTAMP_WITH_LOCAL_TIME_ZONE -> (long) JdbcType.scale(type);
            default -> null;
        };
    }

    private static long octets(JdbcType type, long length) {
        // A code point has at most four bytes in UTF-8.
        return type.isText() ? Math.min(4 * length, Integer.MAX_VALUE) : length;
    }

    private static String yes(boolean truth) {
        return truth ? "YES" : "NO";
    }
}
