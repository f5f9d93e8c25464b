package io.nonrel.tck.random;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as text that is the same for the same values, whatever their Java classes. */
final class RowText {

    private static final MathContext DIGITS = new MathContext(9, RoundingMode.HALF_UP);

    private RowText() {}

    static List<String> read(ResultSet rows, boolean ordered) throws SQLException {
        int width = rows.getMetaData().getColumnCount();
        List<String> lines = new ArrayList<>();
        while (rows.next()) {
            List<String> cells = new ArrayList<>();
            for (int i = 1; i <= width; i++) {
                cells.add(cell(rows.getObject(i)));
            }
            lines.add(String.join(" | ", cells));
        }
        if (!ordered) {
            Collections.sort(lines);
        }
        return lines;
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof Timestamp timestamp) {
            return timestamp.toLocalDateTime().toString();
        }
        return value instanceof String text ? "'" + text + "'" : value.toString();
    }

    private static String number(Number value) {
        BigDecimal exact = new BigDecimal(value.toString());
        BigDecimal shown = exact.stripTrailingZeros().scale() > 0 ? exact.round(DIGITS) : exact;
        return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
    }
}
