package io.nonrel.engine.catalog;

import io.nonrel.engine.catalog.DefinitionText.Part;
import io.nonrel.index.DerivedIndex;
import io.nonrel.index.UniqueIndex;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.Constraint;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.spi.IndexDefinition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table as {@link DefinitionText} and back. */
final class TableText {

    private static final String VALIDATING = "validating";

    private TableText() {}

    static String write(Table table) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("table")
                .with("collection", table.collection())
                .with("key", table.key())
                .with("inferred", table.inferred() ? "true" : null)
                .with("comment", table.comment()));
        table.columns().forEach(column -> parts.add(columnPart(column)));
        if (table.primaryKey() != null) {
            parts.add(new Part("primary")
                    .with("name", table.primaryKey().name())
                    .with("columns", table.primaryKey().columns()));
        }
        table.uniques()
                .forEach(
                        u -> parts.add(new Part("unique").with("name", u.name()).with("columns", u.columns())));
        table.checks()
                .forEach(c -> parts.add(new Part("check").with("name", c.name()).with("condition", c.conditionSql())));
        table.foreignKeys().forEach(f -> parts.add(foreignKeyPart(f)));
        table.indexes().forEach(i -> parts.add(indexPart(i)));
        table.derivedIndexes().forEach(i -> parts.add(DerivedIndexText.write(i)));
        table.uniqueIndexes().forEach(i -> parts.add(UniqueIndexText.write(i)));
        return DefinitionText.write(parts);
    }

    static Table read(String schema, String name, String text) {
        List<Column> columns = new ArrayList<>();
        List<Constraint.Unique> uniques = new ArrayList<>();
        List<Constraint.Check> checks = new ArrayList<>();
        List<Constraint.ForeignKey> foreignKeys = new ArrayList<>();
        List<IndexDefinition> indexes = new ArrayList<>();
        List<DerivedIndex> derivedIndexes = new ArrayList<>();
        List<UniqueIndex> uniqueIndexes = new ArrayList<>();
        Constraint.PrimaryKey primaryKey = null;
        List<Part> parts = DefinitionText.read(text);
        Part head = parts.get(0);
        for (Part part : parts.subList(1, parts.size())) {
            switch (part.word()) {
                case "column" -> columns.add(column(part));
                case "primary" -> primaryKey = new Constraint.PrimaryKey(part.text("name"), part.list("columns"));
                case "unique" -> uniques.add(new Constraint.Unique(part.text("name"), part.list("columns")));
                case "check" -> checks.add(new Constraint.Check(part.text("name"), part.text("condition")));
                case "foreign" -> foreignKeys.add(foreignKey(part));
                case "index" -> indexes.add(index(head.text("collection"), part));
                case DerivedIndexText.WORD -> derivedIndexes.add(DerivedIndexText.read(part));
                case UniqueIndexText.WORD -> uniqueIndexes.add(UniqueIndexText.read(part));
                default -> {
                    // A newer driver's part: what it says is not ours to keep.
                }
            }
        }
        return new Table(
                schema,
                name,
                head.text("collection"),
                columns,
                primaryKey,
                head.list("key"),
                uniques,
                checks,
                foreignKeys,
                indexes,
                derivedIndexes,
                uniqueIndexes,
                head.flag("inferred"),
                head.textOrNull("comment"));
    }

    private static Part columnPart(Column column) {
        Part part = new Part("column")
                .with("name", column.name())
                .with("field", column.field())
                .with("type", column.type().name())
                .with("precision", column.type().precision())
                .with("scale", column.type().scale())
                .with("nullable", column.nullable())
                .with("default", column.defaultSql())
                .with("generated", column.generatedSql())
                .with("hidden", column.hidden() ? "true" : null)
                .with("comment", column.comment());
        Column.Identity identity = column.identity();
        return identity == null
                ? part
                : part.with("identity", identity.always() ? "always" : "default")
                        .with("sequence", identity.sequence());
    }

    private static Column column(Part part) {
        String identity = part.textOrNull("identity");
        return new Column(
                part.text("name"),
                part.text("field"),
                new ColumnType(TypeName.valueOf(part.text("type")), (int) part.number("precision"), (int)
                        part.number("scale")),
                part.flag("nullable"),
                part.textOrNull("default"),
                part.textOrNull("generated"),
                identity == null ? null : new Column.Identity(identity.equals("always"), part.text("sequence")),
                part.flag("hidden"),
                part.textOrNull("comment"));
    }

    private static Part foreignKeyPart(Constraint.ForeignKey key) {
        return new Part("foreign")
                .with("name", key.name())
                .with("columns", key.columns())
                .with("schema", key.referencedSchema())
                .with("table", key.referencedTable())
                .with("referenced", key.referencedColumns())
                .with("update", key.onUpdate())
                .with("delete", key.onDelete())
                .with("enforced", enforced(key.enforcement()));
    }

    private static @Nullable String enforced(Constraint.Enforcement enforcement) {
        return switch (enforcement) {
            case NONE -> null;
            case VALIDATING -> VALIDATING;
            case FULL -> "true";
        };
    }

    private static Constraint.Enforcement enforcement(Part part) {
        if (VALIDATING.equals(part.textOrNull("enforced"))) {
            return Constraint.Enforcement.VALIDATING;
        }
        return part.flag("enforced") ? Constraint.Enforcement.FULL : Constraint.Enforcement.NONE;
    }

    private static Constraint.ForeignKey foreignKey(Part part) {
        return new Constraint.ForeignKey(
                part.text("name"),
                part.list("columns"),
                part.text("schema"),
                part.text("table"),
                part.list("referenced"),
                part.text("update"),
                part.text("delete"),
                enforcement(part));
    }

    private static Part indexPart(IndexDefinition index) {
        return new Part("index")
                .with("name", index.name())
                .with("unique", index.unique())
                .with(
                        "fields",
                        index.fields().stream()
                                .map(f -> (f.descending() ? "-" : "+") + f.name())
                                .toList());
    }

    private static IndexDefinition index(String collection, Part part) {
        List<IndexDefinition.Field> fields = part.list("fields").stream()
                .map(f -> new IndexDefinition.Field(f.substring(1), f.charAt(0) == '-'))
                .toList();
        return new IndexDefinition(part.text("name"), collection, fields, part.flag("unique"));
    }
}
