package io.nonrel.engine.ddl;

import io.nonrel.index.DerivedIndex;
import io.nonrel.index.UniqueIndex;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Constraint;
import io.nonrel.planner.catalog.Sequence;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.parser.SqlText;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.IndexDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** A table that is being made or changed, with the sequences of its identity columns. Used by one thread. */
final class TableBuilder {

    final String schema;
    String name;
    final String collection;
    final List<Column> columns;
    Constraint.@Nullable PrimaryKey primaryKey;
    List<String> key;
    final List<Constraint.Unique> uniques;
    final List<Constraint.Check> checks;
    final List<Constraint.ForeignKey> foreignKeys;
    final List<IndexDefinition> indexes;
    final List<DerivedIndex> derivedIndexes;
    final List<UniqueIndex> uniqueIndexes;
    final List<Sequence> newSequences = new ArrayList<>();
    final List<String> oldSequences = new ArrayList<>();

    /** The expressions of the statement by the text that the catalog keeps: they know where they stand. */
    final Map<String, SqlNode> written = new HashMap<>();

    private final boolean inferred;

    @Nullable
    String comment;

    /** An empty table. */
    TableBuilder(String schema, String name, String collection) {
        this.schema = schema;
        this.name = name;
        this.collection = collection;
        this.columns = new ArrayList<>();
        this.key = List.of();
        this.uniques = new ArrayList<>();
        this.checks = new ArrayList<>();
        this.foreignKeys = new ArrayList<>();
        this.indexes = new ArrayList<>();
        this.derivedIndexes = new ArrayList<>();
        this.uniqueIndexes = new ArrayList<>();
        this.inferred = false;
    }

    /** A table as it is. */
    TableBuilder(Table table) {
        this.schema = table.schema();
        this.name = table.name();
        this.collection = table.collection();
        this.columns = new ArrayList<>(table.columns());
        this.primaryKey = table.primaryKey();
        this.key = table.key();
        this.uniques = new ArrayList<>(table.uniques());
        this.checks = new ArrayList<>(table.checks());
        this.foreignKeys = new ArrayList<>(table.foreignKeys());
        this.indexes = new ArrayList<>(table.indexes());
        this.derivedIndexes = new ArrayList<>(table.derivedIndexes());
        this.uniqueIndexes = new ArrayList<>(table.uniqueIndexes());
        this.inferred = table.inferred();
        this.comment = table.comment();
    }

    Table build() {
        return new Table(
                schema,
                name,
                collection,
                columns,
                primaryKey,
                key,
                uniques,
                checks,
                foreignKeys,
                indexes,
                derivedIndexes,
                uniqueIndexes,
                inferred,
                comment);
    }

    /** The text of an expression for the catalog. */
    String text(SqlNode expression) {
        String text = SqlText.of(expression);
        written.put(text, expression);
        return text;
    }

    /** The column of exactly that name. */
    Column column(String columnName) {
        return columns.get(indexOf(columnName));
    }

    int indexOf(String columnName) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(columnName)) {
                return i;
            }
        }
        throw new AssertionError("No column " + columnName);
    }

    /** Adds a column before the hidden ones. */
    void add(Column column) {
        if (columns.stream().anyMatch(c -> c.name().equals(column.name()))) {
            throw ErrorCode.DUPLICATE_COLUMN
                    .error("Table %s.%s has a column %s already", schema, name, column.name())
                    .with("column", column.name());
        }
        int end = columns.size();
        while (end > 0 && columns.get(end - 1).hidden() && !column.hidden()) {
            end--;
        }
        columns.add(end, column);
    }

    /** Replaces a column. */
    void change(String columnName, UnaryOperator<Column> change) {
        int index = indexOf(columnName);
        columns.set(index, change.apply(columns.get(index)));
    }

    /** The document fields of columns. */
    List<String> fields(List<String> names) {
        return names.stream().map(n -> column(n).field()).toList();
    }

    /** Adds the index that a UNIQUE constraint is enforced by. */
    IndexDefinition addUniqueIndex(String indexName, List<String> names) {
        IndexDefinition index = new IndexDefinition(
                indexName,
                collection,
                fields(names).stream()
                        .map(f -> new IndexDefinition.Field(f, false))
                        .toList(),
                true);
        indexes.add(index);
        return index;
    }

    static Column nullable(Column c, boolean nullable) {
        return new Column(
                c.name(),
                c.field(),
                c.type(),
                nullable,
                c.defaultSql(),
                c.generatedSql(),
                c.identity(),
                c.hidden(),
                c.comment());
    }
}
