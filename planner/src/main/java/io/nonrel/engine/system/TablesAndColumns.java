package io.nonrel.engine.system;

import static io.nonrel.engine.catalog.SystemSchemas.INFORMATION_SCHEMA;

import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.CatalogObject;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.Sequence;
import io.nonrel.planner.catalog.SystemTable;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.planner.catalog.View;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** SCHEMATA, TABLES, COLUMNS, VIEWS and SEQUENCES. */
final class TablesAndColumns {

    private final String database;
    private final ViewColumns viewColumns;

    TablesAndColumns(String database, ViewColumns viewColumns) {
        this.database = database;
        this.viewColumns = viewColumns;
    }

    List<SystemTable> tables() {
        return List.of(
                table("SCHEMATA", "CATALOG_NAME SCHEMA_NAME SCHEMA_OWNER", this::schemata),
                table(
                        "TABLES",
                        "TABLE_CATALOG TABLE_SCHEMA TABLE_NAME TABLE_TYPE IS_INSERTABLE_INTO REMARKS",
                        this::tableRows),
                table(
                        "COLUMNS",
                        "TABLE_CATALOG TABLE_SCHEMA TABLE_NAME COLUMN_NAME #ORDINAL_POSITION COLUMN_DEFAULT IS_NULLABLE"
                                + " DATA_TYPE #CHARACTER_MAXIMUM_LENGTH #CHARACTER_OCTET_LENGTH #NUMERIC_PRECISION"
                                + " #NUMERIC_PRECISION_RADIX #NUMERIC_SCALE #DATETIME_PRECISION IS_IDENTITY"
                                + " IDENTITY_GENERATION IS_GENERATED GENERATION_EXPRESSION REMARKS",
                        this::columnRows),
                table(
                        "VIEWS",
                        "TABLE_CATALOG TABLE_SCHEMA TABLE_NAME VIEW_DEFINITION CHECK_OPTION IS_UPDATABLE",
                        this::viewRows),
                table(
                        "SEQUENCES",
                        "SEQUENCE_CATALOG SEQUENCE_SCHEMA SEQUENCE_NAME DATA_TYPE #NUMERIC_PRECISION"
                                + " #NUMERIC_PRECISION_RADIX #NUMERIC_SCALE #START_VALUE #MINIMUM_VALUE #MAXIMUM_VALUE"
                                + " #INCREMENT CYCLE_OPTION",
                        this::sequenceRows));
    }

    static SystemTable table(String name, String columns, Function<Catalog, List<@Nullable Object[]>> rows) {
        return new SystemTable(INFORMATION_SCHEMA, name, SystemColumns.of(columns), rows);
    }

    static String yesNo(boolean yes) {
        return yes ? "YES" : "NO";
    }

    static List<CatalogObject> objects(Catalog catalog) {
        return catalog.schemas().stream()
                .flatMap(s -> catalog.objects(s).stream())
                .toList();
    }

    private List<@Nullable Object[]> schemata(Catalog catalog) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        catalog.schemas().forEach(s -> rows.add(new @Nullable Object[] {database, s, null}));
        return rows;
    }

    private List<@Nullable Object[]> tableRows(Catalog catalog) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (CatalogObject object : objects(catalog)) {
            if (object instanceof Table t) {
                rows.add(new @Nullable Object[] {database, t.schema(), t.name(), "BASE TABLE", "YES", t.comment()});
            } else if (object instanceof View) {
                rows.add(new @Nullable Object[] {database, object.schema(), object.name(), "VIEW", "NO", null});
            } else if (object instanceof SystemTable) {
                rows.add(new @Nullable Object[] {database, object.schema(), object.name(), "SYSTEM TABLE", "NO", null});
            }
        }
        return rows;
    }

    private List<@Nullable Object[]> columnRows(Catalog catalog) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (CatalogObject object : objects(catalog)) {
            if (object instanceof Table t) {
                addColumns(rows, t, t.visibleColumns());
            } else if (object instanceof View v) {
                List<ColumnDescriptor> descriptors = viewColumns.of(catalog, v);
                addColumns(
                        rows,
                        v,
                        descriptors.stream()
                                .map(d -> Column.of(d.label(), d.type(), d.nullable()))
                                .toList());
            } else if (object instanceof SystemTable s) {
                addColumns(rows, s, s.columns());
            }
        }
        return rows;
    }

    private void addColumns(List<@Nullable Object[]> rows, CatalogObject owner, List<Column> columns) {
        long position = 0;
        for (Column c : columns) {
            ColumnType type = c.type();
            Column.Identity identity = c.identity();
            rows.add(new @Nullable Object[] {
                database,
                owner.schema(),
                owner.name(),
                c.name(),
                ++position,
                c.defaultSql(),
                yesNo(c.nullable()),
                type.name().sqlName(),
                length(type),
                octets(type),
                numericPrecision(type.name(), type.precision()),
                radix(type.name()),
                scale(type),
                fraction(type),
                yesNo(identity != null),
                identity == null ? null : identity.always() ? "ALWAYS" : "BY DEFAULT",
                c.generatedSql() == null ? "NEVER" : "ALWAYS",
                c.generatedSql(),
                c.comment()
            });
        }
    }

    private List<@Nullable Object[]> viewRows(Catalog catalog) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (CatalogObject object : objects(catalog)) {
            if (object instanceof View v) {
                rows.add(new @Nullable Object[] {database, v.schema(), v.name(), v.querySql(), "NONE", "NO"});
            }
        }
        return rows;
    }

    private List<@Nullable Object[]> sequenceRows(Catalog catalog) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (CatalogObject object : objects(catalog)) {
            if (object instanceof Sequence s && !s.internal()) {
                rows.add(new @Nullable Object[] {
                    database,
                    s.schema(),
                    s.name(),
                    "BIGINT",
                    64L,
                    2L,
                    0L,
                    s.start(),
                    s.minimum(),
                    s.maximum(),
                    s.increment(),
                    yesNo(s.cycle())
                });
            }
        }
        return rows;
    }

    private static @Nullable Long length(ColumnType type) {
        return switch (type.name()) {
            case CHAR, VARCHAR, CLOB, BINARY, VARBINARY, BLOB -> bounded(type.precision());
            default -> null;
        };
    }

    private static @Nullable Long octets(ColumnType type) {
        Long length = length(type);
        return switch (type.name()) {
            case CHAR, VARCHAR, CLOB -> length == null ? null : (Long) Math.multiplyExact(length, 4L);
            default -> length;
        };
    }

    private static @Nullable Long numericPrecision(TypeName name, int precision) {
        return switch (name) {
            case TINYINT -> 8L;
            case SMALLINT -> 16L;
            case INTEGER -> 32L;
            case BIGINT -> 64L;
            case REAL -> 24L;
            case DOUBLE -> 53L;
            case DECIMAL -> (Long) (long) precision;
            default -> null;
        };
    }

    private static @Nullable Long radix(TypeName name) {
        return switch (name) {
            case TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE -> 2L;
            case DECIMAL -> 10L;
            default -> null;
        };
    }

    private static @Nullable Long scale(ColumnType type) {
        return switch (type.name()) {
            case TINYINT, SMALLINT, INTEGER, BIGINT -> 0L;
            case DECIMAL -> (Long) (long) type.scale();
            default -> null;
        };
    }

    private static @Nullable Long fraction(ColumnType type) {
        return switch (type.name()) {
            case DATE -> 0L;
            case TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> bounded(type.precision());
            default -> null;
        };
    }

    private static @Nullable Long bounded(int precision) {
        return precision == ColumnType.UNBOUNDED ? null : (Long) (long) precision;
    }
}
