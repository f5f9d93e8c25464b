package io.nonrel.planner;

import io.nonrel.adapter.embedded.EmbeddedAdapter;
import io.nonrel.exec.Budget;
import io.nonrel.exec.Cancellation;
import io.nonrel.exec.Environment;
import io.nonrel.exec.Execution;
import io.nonrel.exec.Limits;
import io.nonrel.exec.Sequences;
import io.nonrel.exec.function.FunctionTable;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.Constraint;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.planner.logical.LogicalPlanner;
import io.nonrel.planner.parser.SqlParsing;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.CollectionDefinition;
import io.nonrel.spi.IndexDefinition;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Settings;
import io.nonrel.spi.Store;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A small shop on an embedded store, without an engine: customers, their orders and what was ordered. */
final class PlannedShop implements AutoCloseable {

    private static final ColumnType INTEGER = ColumnType.of(TypeName.INTEGER);
    private static final ColumnType TEXT = ColumnType.of(TypeName.VARCHAR, 40);
    private static final ColumnType PRICE = new ColumnType(TypeName.DECIMAL, 8, 2);

    private final Store store;
    private final Planner planner = new Planner(new LogicalPlanner(FunctionTable.INSTANCE));
    private Catalog catalog = Catalog.empty();

    PlannedShop(String name) {
        this(name, "none");
    }

    /** A shop on an embedded store that refuses what another store would. */
    PlannedShop(String name, String profile) {
        this(new EmbeddedAdapter().open("embedded:mem:" + name, new Settings(Map.of("profile", profile), null, null)));
    }

    PlannedShop(Store store) {
        this.store = store;
        create("customer", List.of(column("id", INTEGER), column("name", TEXT), column("city", TEXT)), List.of());
        create(
                "orders",
                List.of(column("id", INTEGER), column("customer_id", INTEGER), column("total", PRICE)),
                List.of(new IndexDefinition(
                        "ix_customer", "orders", List.of(new IndexDefinition.Field("customer_id", false)), false)));
        insert("customer", 1L, "Ann", "Oslo");
        insert("customer", 2L, "Bob", null);
        insert("customer", 3L, "Cid", "Rome");
        for (long i = 1; i <= 20; i++) {
            insert("orders", i, i % 5 == 0 ? null : i % 4, BigDecimal.valueOf(i * 150, 2));
        }
    }

    private static Column column(String name, ColumnType type) {
        return Column.of(name, type, !name.equals("id"));
    }

    private void create(String name, List<Column> columns, List<IndexDefinition> indexes) {
        catalog = catalog.with(new Table(
                Catalog.DEFAULT_SCHEMA,
                name,
                name,
                columns,
                new Constraint.PrimaryKey("pk_" + name, List.of("id")),
                List.of("id"),
                List.of(),
                List.of(),
                List.of(),
                indexes,
                List.of(),
                List.of(),
                false,
                null));
        store.createCollection(new CollectionDefinition(
                name,
                columns.stream()
                        .map(c -> new CollectionDefinition.FieldDefinition(c.field(), c.valueType(), c.nullable()))
                        .toList(),
                List.of("id")));
        indexes.forEach(store::createIndex);
    }

    private void insert(String table, @Nullable Object... values) {
        List<String> fields = ((Table)
                        catalog.object(Catalog.DEFAULT_SCHEMA, table).orElseThrow())
                .columns().stream().map(Column::field).toList();
        store.write(List.of(new Mutation.Insert(table, fields, values)), CallContext.NONE);
    }

    Plan plan(String sql, boolean pushDown) {
        return planner.plan(
                SqlParsing.parseQuery(sql),
                new PlanningContext(
                        store, catalog, Catalog.DEFAULT_SCHEMA, Bindings.NONE, pushDown, new Cancellation(0)));
    }

    /** The rows as texts. */
    List<String> rows(String sql, boolean pushDown, @Nullable Object... parameters) {
        Plan plan = plan(sql, pushDown);
        List<String> rows = new ArrayList<>();
        try (RowCursor cursor = plan.open(execution(parameters))) {
            for (@Nullable Object[] row = cursor.next(); row != null; row = cursor.next()) {
                rows.add(Arrays.toString(row));
            }
        }
        return rows;
    }

    Execution execution(@Nullable Object... parameters) {
        Sequences none = new Sequences() {
            @Override
            public long next(String schema, String sequence) {
                throw new AssertionError("No sequences here");
            }

            @Override
            public long current(String schema, String sequence) {
                throw new AssertionError("No sequences here");
            }
        };
        Environment environment = new Environment(
                Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC, "me", Catalog.DEFAULT_SCHEMA, "", none);
        return new Execution(store, parameters, environment, new Budget(Limits.NONE), new Cancellation(0), 100, false);
    }

    @Override
    public void close() {
        store.close();
    }
}
