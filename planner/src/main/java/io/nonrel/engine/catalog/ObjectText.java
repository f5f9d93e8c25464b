package io.nonrel.engine.catalog;

import io.nonrel.engine.catalog.DefinitionText.Part;
import io.nonrel.planner.catalog.CatalogObject;
import io.nonrel.planner.catalog.Sequence;
import io.nonrel.planner.catalog.SystemTable;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.catalog.View;
import io.nonrel.spi.ErrorCode;
import java.util.List;

/** Catalog objects as {@link DefinitionText} and back. */
final class ObjectText {

    static final String TABLE = "table";
    static final String VIEW = "view";
    static final String SEQUENCE = "sequence";

    private ObjectText() {}

    /** The word for the kind of an object. */
    static String kind(CatalogObject object) {
        if (object instanceof Table) {
            return TABLE;
        }
        if (object instanceof View) {
            return VIEW;
        }
        if (object instanceof Sequence) {
            return SEQUENCE;
        }
        throw new AssertionError("Not kept in the store: " + object);
    }

    static String write(CatalogObject object) {
        if (object instanceof Table table) {
            return TableText.write(table);
        }
        if (object instanceof View view) {
            return DefinitionText.write(
                    List.of(new Part(VIEW).with("columns", view.columnNames()).with("query", view.querySql())));
        }
        if (object instanceof Sequence sequence) {
            return DefinitionText.write(List.of(new Part(SEQUENCE)
                    .with("start", sequence.start())
                    .with("increment", sequence.increment())
                    .with("minimum", sequence.minimum())
                    .with("maximum", sequence.maximum())
                    .with("cycle", sequence.cycle())
                    .with("internal", sequence.internal())));
        }
        throw new AssertionError("Not kept in the store: " + ((SystemTable) object).name());
    }

    static CatalogObject read(String kind, String schema, String name, String text) {
        try {
            Part head = DefinitionText.read(text).get(0);
            return switch (kind) {
                case TABLE -> TableText.read(schema, name, text);
                case VIEW -> new View(schema, name, head.list("columns"), head.text("query"));
                case SEQUENCE ->
                    new Sequence(
                            schema,
                            name,
                            head.number("start"),
                            head.number("increment"),
                            head.number("minimum"),
                            head.number("maximum"),
                            head.flag("cycle"),
                            head.flag("internal"));
                default -> throw new IllegalArgumentException("unknown kind " + kind);
            };
        } catch (IllegalArgumentException | NullPointerException | IndexOutOfBoundsException e) {
            throw ErrorCode.CORRUPT_STORE.error(
                    e, "The catalog's entry of %s %s.%s can't be read: %s", kind, schema, name, e.getMessage());
        }
    }
}
