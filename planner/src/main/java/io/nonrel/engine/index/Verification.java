package io.nonrel.engine.index;

import io.nonrel.engine.catalog.RowChanges;
import io.nonrel.index.DerivedField;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.StoreAccess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Compares the derived fields of all rows with what they should be. */
final class Verification {

    private Verification() {}

    /** How a field is wrong. */
    enum Kind {
        /** There is nothing, and there should be something. */
        MISSING,
        /** There is something, and there should be nothing. */
        SURPLUS,
        /** There is something else than there should be. */
        WRONG
    }

    /**
     * A field of a row that is not as it should be.
     *
     * @param key of the row, in text
     */
    record Disagreement(String key, String field, Kind kind) {}

    /**
     * What was found.
     *
     * @param rows that were read
     * @param right those with all fields as they should be
     * @param bytes that the fields take, about
     */
    record Outcome(long rows, long right, long bytes) {

        private Outcome plus(Outcome other) {
            return new Outcome(rows + other.rows, right + other.right, bytes + other.bytes);
        }
    }

    /** Reads all rows in one state of the store where it has such a thing. */
    static Outcome run(
            StoreAccess access,
            Table table,
            RowFields fields,
            CallContext context,
            RowChanges changes,
            Consumer<Disagreement> found) {
        List<@Nullable Object[]> batch = new ArrayList<>();
        Outcome outcome = new Outcome(0, 0, 0);
        try (RowCursor rows = access.scan(Scan.of(table.collection(), fields.names()), context)) {
            for (@Nullable Object[] row = rows.next(); row != null; row = rows.next()) {
                context.checkCancelled();
                batch.add(row);
                if (batch.size() == Backfill.BATCH) {
                    outcome = outcome.plus(
                            compare(fields, batch, fields.expected(batch, access, context, changes), found));
                    batch.clear();
                }
            }
        }
        return outcome.plus(compare(fields, batch, fields.expected(batch, access, context, changes), found));
    }

    private static Outcome compare(
            RowFields fields,
            List<@Nullable Object[]> rows,
            List<@Nullable Object[]> wanted,
            Consumer<Disagreement> found) {
        long right = 0;
        long bytes = 0;
        for (int r = 0; r < rows.size(); r++) {
            @Nullable Object[] row = rows.get(r);
            boolean isRight = true;
            for (int i = 0; i < fields.derived().size(); i++) {
                Object stored = fields.stored(row, i);
                Object expected = wanted.get(r)[i];
                bytes += DerivedField.bytes(stored);
                if (!Objects.equals(stored, expected)) {
                    isRight = false;
                    String field = fields.derived().get(i).name();
                    found.accept(new Disagreement(text(fields.key(row)), field, kind(stored, expected)));
                }
            }
            right += isRight ? 1 : 0;
        }
        return new Outcome(rows.size(), right, bytes);
    }

    private static String text(@Nullable Object[] key) {
        return key.length == 1 ? String.valueOf(key[0]) : Arrays.toString(key);
    }

    private static Kind kind(@Nullable Object stored, @Nullable Object expected) {
        if (stored == null) {
            return Kind.MISSING;
        }
        return expected == null ? Kind.SURPLUS : Kind.WRONG;
    }
}
