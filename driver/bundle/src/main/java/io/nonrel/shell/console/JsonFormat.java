package io.nonrel.shell.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An array with one object in a line. Columns of the same name get a number, so that no value is lost. */
final class JsonFormat implements RowFormat {

    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public void print(ResultSet result, Console console) throws SQLException {
        Columns columns = Columns.of(result);
        List<String> names = distinct(columns.names());
        boolean first = true;
        while (result.next() && !console.out().checkError()) {
            console.out().print(first ? "[\n" : ",\n");
            first = false;
            console.out().print(object(result, columns, names));
        }
        console.line(first ? "[]" : "\n]");
    }

    private static String object(ResultSet result, Columns columns, List<String> names) throws SQLException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (int i = 0; i < names.size(); i++) {
                json.writeFieldName(names.get(i));
                write(json, columns.value(result, i));
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number.toPlainString());
        } else if (value instanceof BigInteger
                || value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte) {
            json.writeNumber(value.toString());
        } else if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            json.writeNumber(number.toString());
        } else if (value instanceof LocalDateTime moment) {
            json.writeString(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment));
        } else {
            // NaN and infinities too: JSON has no numbers for them.
            json.writeString(value.toString());
        }
    }

    private static List<String> distinct(List<String> names) {
        List<String> result = new ArrayList<>();
        for (String name : names) {
            String free = name;
            for (int n = 2; result.contains(free); n++) {
                free = name + "_" + n;
            }
            result.add(free);
        }
        return result;
    }
}
