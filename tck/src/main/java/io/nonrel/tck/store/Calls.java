package io.nonrel.tck.store;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.StoreAccess;
import io.nonrel.spi.ValueOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls of a store with rows as lists and as text: two values have one text when they are the same for SQL. Stateless. */
final class Calls {

    private Calls() {}

    static List<@Nullable Object[]> read(StoreAccess access, Scan scan) {
        return read(access, scan, CallContext.NONE);
    }

    static List<@Nullable Object[]> read(StoreAccess access, Scan scan, CallContext context) {
        return drain(access.scan(scan.bind(new @Nullable Object[0]), context));
    }

    /** The texts of a scan's rows. */
    static List<String> rows(StoreAccess access, Scan scan) {
        return texts(read(access, scan));
    }

    /** The texts of a scan's rows, sorted as texts: where the order doesn't matter. */
    static List<String> sortedRows(StoreAccess access, Scan scan) {
        return rows(access, scan).stream().sorted().toList();
    }

    /** The texts of the rows of a look-up by keys of one field. */
    static List<String> lookup(StoreAccess access, String collection, List<?> keys, List<String> fields) {
        List<@Nullable Object[]> all = new ArrayList<>();
        keys.forEach(key -> all.add(new @Nullable Object[] {key}));
        return texts(drain(access.lookup(collection, all, fields, CallContext.NONE)));
    }

    static long[] write(StoreAccess access, Mutation... mutations) {
        return access.write(List.of(mutations), CallContext.NONE);
    }

    /** All rows that are left; closes the cursor. The texts are made at the end, since rows stay valid. */
    static List<@Nullable Object[]> drain(RowCursor cursor) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        try (cursor) {
            @Nullable Object @Nullable [] row = cursor.next();
            while (row != null) {
                rows.add(row);
                row = cursor.next();
            }
        }
        return rows;
    }

    static List<String> texts(List<@Nullable Object[]> rows) {
        return rows.stream().map(Calls::text).toList();
    }

    static String text(@Nullable Object[] row) {
        return Arrays.stream(row).map(Calls::text).collect(Collectors.joining("|"));
    }

    /** The value with its class; values of one class have one text when {@link ValueOrder} finds them equal. */
    static String text(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Calls::text).collect(Collectors.joining(", ", "[", "]"));
        }
        String text;
        if (value instanceof byte[] bytes) {
            text = HexFormat.of().formatHex(bytes);
        } else if (value instanceof BigDecimal number) {
            text = number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        } else if (value instanceof Double number) {
            text = String.valueOf(number + 0.0);
        } else {
            text = value.toString();
        }
        return value.getClass().getSimpleName() + ":" + text;
    }
}
