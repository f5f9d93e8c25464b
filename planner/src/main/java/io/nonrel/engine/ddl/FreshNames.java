package io.nonrel.engine.ddl;

import io.nonrel.index.DerivedIndex;
import io.nonrel.index.UniqueIndex;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.CatalogObject;
import io.nonrel.planner.catalog.Constraint;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.ErrorCode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlIdentifier;
import org.jspecify.annotations.Nullable;

/** Makes up names that nothing else has, and checks those that users give. Used by one thread. */
final class FreshNames {

    private static final String RESERVED = "nonrel_";

    private final Catalog catalog;
    private final String schema;
    private final Set<String> constraints = new HashSet<>();

    FreshNames(Catalog catalog, String schema) {
        this.catalog = catalog;
        this.schema = schema;
        catalog.objects(schema).stream()
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .forEach(t -> namesIn(t).forEach(constraints::add));
    }

    /** The names of the constraints and indexes of a table. */
    static Stream<String> namesIn(Table table) {
        Stream<? extends Constraint> keys = Optional.ofNullable(table.primaryKey()).stream();
        Stream<? extends Constraint> others =
                Stream.of(table.uniques(), table.checks(), table.foreignKeys()).flatMap(List::stream);
        return Stream.concat(
                Stream.concat(keys, others).map(Constraint::name),
                Stream.concat(
                        table.indexes().stream().map(i -> i.name()),
                        Stream.concat(
                                table.derivedIndexes().stream().map(DerivedIndex::name),
                                table.uniqueIndexes().stream().map(UniqueIndex::name))));
    }

    /** The name that was given for a constraint or index, else one made of the parts. */
    String constraint(@Nullable SqlIdentifier given, String table, List<String> columns, String kind) {
        if (given != null) {
            String name = given.names.get(given.names.size() - 1);
            if (!constraints.add(name)) {
                throw ErrorCode.DUPLICATE_OBJECT.error(
                        "Schema %s has a constraint or index named %s already", schema, name);
            }
            return name;
        }
        String base = table + "_" + (columns.isEmpty() ? "" : String.join("_", columns) + "_") + kind;
        String name = base;
        for (int i = 2; !constraints.add(name); i++) {
            name = base + i;
        }
        return name;
    }

    /** A name for the collection of the markers of a unique index. */
    static String markers(Catalog catalog, String collection, String index) {
        Set<String> taken = new HashSet<>();
        for (String s : catalog.schemas()) {
            for (CatalogObject object : catalog.objects(s)) {
                if (object instanceof Table t) {
                    t.uniqueIndexes().forEach(i -> taken.add(i.collection()));
                }
            }
        }
        return unlike(RESERVED + "unique_" + collection + "_" + index, taken);
    }

    /** A name for the collection of a new table. */
    String collection(String table) {
        Set<String> taken = new HashSet<>();
        for (String s : catalog.schemas()) {
            for (CatalogObject object : catalog.objects(s)) {
                if (object instanceof Table t) {
                    taken.add(t.collection());
                }
            }
        }
        boolean plain = schema.equals(Catalog.DEFAULT_SCHEMA)
                && !table.toLowerCase(Locale.ROOT).startsWith(RESERVED);
        String base = plain ? table : schema + "." + table;
        String name = base;
        for (int i = 2; taken.contains(name); i++) {
            name = base + "_" + i;
        }
        return name;
    }

    /** A name for an internal sequence. */
    String sequence(String table, String column) {
        String base = table + "_" + column + "_seq";
        String name = base;
        for (int i = 2; catalog.object(schema, name).isPresent(); i++) {
            name = base + i;
        }
        return name;
    }

    /** A name that none of the others is, in any case. */
    static String unlike(String base, Set<String> others) {
        String name = base;
        for (int i = 2; contains(others, name); i++) {
            name = base + i;
        }
        return name;
    }

    private static boolean contains(Set<String> names, String name) {
        return names.stream().anyMatch(name::equalsIgnoreCase);
    }
}
