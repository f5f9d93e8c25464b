package io.nonrel.engine.system;

import static io.nonrel.engine.catalog.SystemSchemas.NONREL;

import io.nonrel.engine.catalog.DerivedFields;
import io.nonrel.engine.index.IndexJobs;
import io.nonrel.index.DerivedIndex;
import io.nonrel.index.IndexMeasure;
import io.nonrel.index.IndexState;
import io.nonrel.index.Lookup;
import io.nonrel.index.UniqueIndex;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.CatalogObject;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.ReferencePath;
import io.nonrel.planner.catalog.SystemTable;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.scan.Quoting;
import io.nonrel.spi.IndexDefinition;
import io.nonrel.spi.Store;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** INDEXES: what each index is, where it stands in its life, how many rows it covers and how big it is. */
final class IndexRows {

    private static final BigDecimal ALL = new BigDecimal("100.00");

    private final Store store;
    private final IndexJobs jobs;

    IndexRows(Store store, IndexJobs jobs) {
        this.store = store;
        this.jobs = jobs;
    }

    SystemTable table() {
        return new SystemTable(
                NONREL,
                "INDEXES",
                SystemColumns.of("TABLE_SCHEMA TABLE_NAME INDEX_NAME IS_UNIQUE COLUMNS KIND STATE LOOKUPS ORIGIN"
                        + " DEFINITION %COVERAGE #BYTES @LAST_VERIFIED"),
                this::rows);
    }

    private List<@Nullable Object[]> rows(Catalog catalog) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (CatalogObject object : TablesAndColumns.objects(catalog)) {
            if (object instanceof Table table) {
                table.indexes().forEach(i -> rows.add(row(table, i)));
                table.uniqueIndexes().stream()
                        .filter(u ->
                                table.indexes().stream().noneMatch(i -> i.name().equals(u.name())))
                        .forEach(u -> rows.add(row(table, u)));
                table.derivedIndexes().forEach(i -> rows.add(row(catalog, table, i)));
            }
        }
        return rows;
    }

    private @Nullable Object[] row(Table table, IndexDefinition index) {
        OptionalLong bytes = store.indexBytes(index.collection(), index.name());
        return new @Nullable Object[] {
            table.schema(),
            table.name(),
            index.name(),
            TablesAndColumns.yesNo(table.isUnique(index)),
            columns(table, index, c -> c),
            "NATIVE",
            table.uniqueIndex(index.name())
                    .map(UniqueIndex::state)
                    .orElse(IndexState.READY)
                    .name(),
            null,
            null,
            "CREATE " + (table.isUnique(index) ? "UNIQUE INDEX " : "INDEX ") + start(table, index.name())
                    + columns(table, index, Quoting::name) + ")",
            ALL,
            bytes.isPresent() ? bytes.getAsLong() : null,
            null
        };
    }

    /** What markers alone keep. */
    private static @Nullable Object[] row(Table table, UniqueIndex index) {
        List<String> columns =
                index.fields().stream().map(f -> columnOf(table, f)).toList();
        return new @Nullable Object[] {
            table.schema(),
            table.name(),
            index.name(),
            TablesAndColumns.yesNo(true),
            String.join(", ", columns),
            "MARKERS",
            index.state().name(),
            index.folded() ? Lookup.IEXACT.name() : null,
            null,
            "CREATE UNIQUE INDEX " + start(table, index.name())
                    + columns.stream().map(Quoting::name).collect(Collectors.joining(", ")) + ")"
                    + (index.condition() == null ? "" : " WHERE " + index.condition())
                    + (index.folded() ? " FOR (" + Lookup.IEXACT + ")" : ""),
            index.state() == IndexState.READY ? ALL : null,
            null,
            null
        };
    }

    private @Nullable Object[] row(Catalog catalog, Table table, DerivedIndex index) {
        List<String> path = path(catalog, table, index);
        String state = index.isReadable() || !index.state().isReadable()
                ? index.state().name()
                : IndexState.STALE.name();
        IndexMeasure measure = index.measure();
        return new @Nullable Object[] {
            table.schema(),
            table.name(),
            index.name(),
            TablesAndColumns.yesNo(false),
            String.join(".", path),
            "DERIVED",
            state,
            index.lookupText(),
            index.origin(),
            "CREATE INDEX " + start(table, index.name())
                    + path.stream().map(Quoting::name).collect(Collectors.joining(".")) + ")" + lookups(index),
            coverage(table, index),
            bytes(table, index),
            measure == null ? null : measure.verified()
        };
    }

    private static String start(Table table, String name) {
        return Quoting.name(name) + " ON " + Quoting.name(table.schema()) + "." + Quoting.name(table.name()) + " (";
    }

    /** A plain copy is written without look-ups. */
    private static String lookups(DerivedIndex index) {
        String lookups = index.lookups().stream()
                .filter(l -> !index.isJoined() || l.lookup() != Lookup.STANDARD)
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        return lookups.isEmpty() ? "" : " FOR (" + lookups + ")";
    }

    /** The rows that have their fields in percent; while they are filled in, as far as the work came. */
    private @Nullable BigDecimal coverage(Table table, DerivedIndex index) {
        IndexMeasure measure = index.measure();
        if (index.state() == IndexState.BUILDING) {
            OptionalLong all = store.estimateCount(table.collection());
            return all.isPresent() ? percent(jobs.rowsRead(table.schema(), index.name()), all.getAsLong()) : null;
        }
        return measure == null ? null : percent(measure.covered(), measure.rows());
    }

    private static BigDecimal percent(long part, long all) {
        return part >= all ? ALL : BigDecimal.valueOf(100 * part).divide(BigDecimal.valueOf(all), 2, RoundingMode.DOWN);
    }

    /** What the store says of the native indexes over the fields, else what the fields themselves were found to take. */
    private @Nullable Long bytes(Table table, DerivedIndex index) {
        if (!index.state().isMaintained()) {
            return null;
        }
        long sum = 0;
        for (IndexDefinition over : DerivedFields.nativeIndexes(table, index)) {
            OptionalLong bytes = store.indexBytes(over.collection(), over.name());
            if (bytes.isEmpty()) {
                IndexMeasure measure = index.measure();
                return measure == null || measure.bytes() < 0 ? null : measure.bytes();
            }
            sum += bytes.getAsLong();
        }
        return sum;
    }

    private static List<String> path(Catalog catalog, Table table, DerivedIndex index) {
        if (!index.isJoined()) {
            return List.of(columnOf(table, index.path().get(0)));
        }
        List<String> path = new ArrayList<>();
        ReferencePath.of(catalog, table, index).ifPresent(p -> {
            p.hops().forEach(h -> path.add(h.reference().name()));
            path.add(p.target().name());
        });
        return path.isEmpty() ? index.path() : path;
    }

    private static String columns(Table table, IndexDefinition index, UnaryOperator<String> quoting) {
        return index.fields().stream()
                .map(f -> quoting.apply(columnOf(table, f.name())) + (f.descending() ? " DESC" : ""))
                .collect(Collectors.joining(", "));
    }

    private static String columnOf(Table table, String field) {
        return table.columns().stream()
                .filter(c -> c.field().equals(field))
                .map(Column::name)
                .findFirst()
                .orElse(field);
    }
}
