package io.nonrel.engine.catalog;

import io.nonrel.engine.catalog.DefinitionText.Part;
import io.nonrel.index.IndexState;
import io.nonrel.index.UniqueIndex;

/** What markers keep unique as a part of its table's {@link DefinitionText} and back. */
final class UniqueIndexText {

    static final String WORD = "markers";

    private UniqueIndexText() {}

    static Part write(UniqueIndex index) {
        return new Part(WORD)
                .with("name", index.name())
                .with("collection", index.collection())
                .with("fields", index.fields())
                .with("folded", index.folded())
                .with("condition", index.condition())
                .with("state", index.state())
                .with("version", index.version());
    }

    static UniqueIndex read(Part part) {
        return new UniqueIndex(
                part.text("name"),
                part.text("collection"),
                part.list("fields"),
                part.flag("folded"),
                part.textOrNull("condition"),
                IndexState.valueOf(part.text("state")),
                (int) part.number("version"));
    }
}
