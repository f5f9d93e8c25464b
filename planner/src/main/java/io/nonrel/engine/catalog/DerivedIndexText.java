package io.nonrel.engine.catalog;

import io.nonrel.engine.catalog.DefinitionText.Part;
import io.nonrel.index.DerivedIndex;
import io.nonrel.index.IndexCaps;
import io.nonrel.index.IndexMeasure;
import io.nonrel.index.IndexState;
import io.nonrel.index.Lookup;
import io.nonrel.index.LookupDefinition;
import io.nonrel.spi.ValueType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A derived index as a part of its table's {@link DefinitionText} and back. */
final class DerivedIndexText {

    static final String WORD = "derived";

    private DerivedIndexText() {}

    static Part write(DerivedIndex index) {
        IndexCaps caps = index.caps();
        IndexMeasure measure = index.measure();
        Part part = new Part(WORD)
                .with("name", index.name())
                .with("path", index.path())
                .with(
                        "lookups",
                        index.lookups().stream()
                                .map(l -> l.pattern() == null
                                        ? l.lookup().name()
                                        : l.lookup().name() + " " + l.pattern())
                                .toList())
                .with(
                        "caps",
                        List.of(
                                Integer.toString(caps.length()),
                                Integer.toString(caps.elementLength()),
                                Integer.toString(caps.elements()),
                                Integer.toString(caps.characters())))
                .with("state", index.state())
                .with("version", index.version())
                .with("origin", index.origin())
                .with("copied", index.copied())
                .with("rows", measure == null ? null : measure.rows())
                .with("covered", measure == null ? null : measure.covered())
                .with("bytes", measure == null ? null : measure.bytes())
                .with("verified", measure == null ? null : measure.verified());
        List<Object> pending = index.pending();
        return pending == null
                ? part
                : part.with(
                        "pending", pending.stream().map(DerivedIndexText::text).toList());
    }

    static DerivedIndex read(Part part) {
        List<Integer> caps = part.list("caps").stream().map(Integer::valueOf).toList();
        String copied = part.textOrNull("copied");
        return new DerivedIndex(
                part.text("name"),
                part.list("path"),
                copied == null ? null : ValueType.valueOf(copied),
                part.list("lookups").stream().map(DerivedIndexText::lookup).toList(),
                new IndexCaps(caps.get(0), caps.get(1), caps.get(2), caps.get(3)),
                IndexState.valueOf(part.text("state")),
                (int) part.number("version"),
                part.textOrNull("origin"),
                measure(part),
                pending(part));
    }

    private static @Nullable List<Object> pending(Part part) {
        return part.textOrNull("pending") == null
                ? null
                : part.list("pending").stream().map(DerivedIndexText::reference).toList();
    }

    /** A reference behind a letter for its type. */
    private static String text(Object reference) {
        return (reference instanceof Long ? "n" : reference instanceof UUID ? "u" : "s") + reference;
    }

    private static Object reference(String text) {
        String value = text.substring(1);
        return switch (text.charAt(0)) {
            case 'n' -> Long.valueOf(value);
            case 'u' -> UUID.fromString(value);
            default -> value;
        };
    }

    private static @Nullable IndexMeasure measure(Part part) {
        if (part.textOrNull("rows") == null) {
            return null;
        }
        String verified = part.textOrNull("verified");
        return new IndexMeasure(
                part.number("rows"),
                part.number("covered"),
                part.number("bytes"),
                verified == null ? null : Instant.parse(verified));
    }

    private static LookupDefinition lookup(String text) {
        int space = text.indexOf(' ');
        return space < 0
                ? LookupDefinition.of(Lookup.valueOf(text))
                : new LookupDefinition(Lookup.valueOf(text.substring(0, space)), text.substring(space + 1));
    }
}
