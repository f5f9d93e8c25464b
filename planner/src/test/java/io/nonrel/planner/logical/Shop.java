package io.nonrel.planner.logical;

import io.nonrel.exec.function.FunctionTable;
import io.nonrel.planner.Bindings;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.Constraint;
import io.nonrel.planner.catalog.Sequence;
import io.nonrel.planner.catalog.SystemTable;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.planner.catalog.View;
import io.nonrel.planner.parser.SqlParsing;
import io.nonrel.spi.NonrelException;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/** A catalog of a column of each type, and shortcuts for planning on it. */
final class Shop {

    static final Catalog CATALOG = catalog();
    private static final LogicalPlanner PLANNER = new LogicalPlanner(FunctionTable.INSTANCE);

    private Shop() {}

    static LogicalPlan plan(String sql, @Nullable TypeName... bound) {
        List<@Nullable ColumnType> types = Arrays.stream(bound)
                .map(name -> name == null ? null : ColumnType.of(name))
                .toList();
        return PLANNER.plan(SqlParsing.parseQuery(sql), new LogicalContext(CATALOG, "PUBLIC", Bindings.of(types)));
    }

    static LogicalPlanner planner() {
        return PLANNER;
    }

    /** The tree as text. */
    static String tree(String sql, @Nullable TypeName... bound) {
        return RelOptUtil.toString(plan(sql, bound).root().rel).strip().replace("\r", "");
    }

    /** Labels and types of the columns. */
    static List<String> columns(String sql) {
        return plan(sql).columns().stream()
                .map(c -> c.label() + " " + c.type() + (c.nullable() ? "" : " NOT NULL"))
                .toList();
    }

    /** The SQLState and the message. */
    static String error(String sql, @Nullable TypeName... bound) {
        NonrelException e = Assertions.catchThrowableOfType(NonrelException.class, () -> plan(sql, bound));
        return e == null ? "no error" : e.code().sqlState() + " " + e.getMessage();
    }

    private static Column column(String name, TypeName type) {
        return Column.of(name, ColumnType.of(type), true);
    }

    @SuppressWarnings("NullAway") // does not read the annotation of a nested type from a class file
    private static Table table(String name, List<String> primaryKey, Column... columns) {
        return new Table(
                "PUBLIC",
                name,
                name,
                List.of(columns),
                primaryKey.isEmpty() ? null : new Constraint.PrimaryKey(name + "_pk", primaryKey),
                primaryKey.isEmpty() ? List.of("_id") : primaryKey,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                null);
    }

    private static Catalog catalog() {
        Column id = new Column(
                "id",
                "id",
                ColumnType.of(TypeName.BIGINT),
                false,
                null,
                null,
                new Column.Identity(false, "item_id"),
                false,
                null);
        Column hidden = new Column("_id", "_id", ColumnType.of(TypeName.UUID), false, null, null, null, true, null);
        return Catalog.empty()
                .with(table(
                        "item",
                        List.of("id"),
                        id,
                        column("n", TypeName.INTEGER),
                        Column.of("name", ColumnType.of(TypeName.VARCHAR, 50), true),
                        Column.of("price", new ColumnType(TypeName.DECIMAL, 10, 2), true),
                        column("d", TypeName.DATE),
                        Column.of("ts", ColumnType.of(TypeName.TIMESTAMP, 9), true),
                        column("b", TypeName.BOOLEAN),
                        column("x", TypeName.DOUBLE),
                        column("u", TypeName.UUID),
                        Column.of("Code", ColumnType.of(TypeName.CHAR, 3), true),
                        column("si", TypeName.SMALLINT)))
                .with(table("Dept", List.of(), column("deptno", TypeName.INTEGER), hidden))
                .with(table("twins", List.of("Name"), column("Name", TypeName.CLOB), column("NAME", TypeName.CLOB)))
                .with(table("Case", List.of("id"), id))
                .with(table("CASE", List.of("id"), id))
                .with(new Sequence("PUBLIC", "Numbers", 1, 1, 1, Long.MAX_VALUE, false, false))
                .with(new View("PUBLIC", "cheap", List.of("k", "label"), "select id, name from item where price < 5"))
                .with(new View("PUBLIC", "ring", List.of(), "select * from rung"))
                .with(new View("PUBLIC", "rung", List.of(), "select * from ring"))
                .withSchema("INFORMATION_SCHEMA")
                .with(new SystemTable(
                        "INFORMATION_SCHEMA",
                        "TABLES",
                        List.of(column("TABLE_NAME", TypeName.VARCHAR)),
                        c -> List.of()));
    }
}
