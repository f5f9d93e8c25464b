package io.nonrel.shell.demo;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** How a JSON value becomes the value of a column. */
enum ColumnType {
    BOOLEAN {
        @Override
        Object read(JsonParser json) throws IOException {
            return json.getBooleanValue();
        }
    },
    INTEGER {
        @Override
        Object read(JsonParser json) throws IOException {
            return json.getLongValue();
        }
    },
    DECIMAL {
        @Override
        Object read(JsonParser json) throws IOException {
            return json.getDecimalValue();
        }
    },
    DOUBLE {
        @Override
        Object read(JsonParser json) throws IOException {
            return json.getDoubleValue();
        }
    },
    STRING {
        @Override
        Object read(JsonParser json) throws IOException {
            return json.getText();
        }
    },
    DATE {
        @Override
        Object read(JsonParser json) throws IOException {
            return LocalDate.parse(json.getText());
        }
    },
    TIMESTAMP {
        @Override
        Object read(JsonParser json) throws IOException {
            String text = json.getText();
            return text.length() == "1997-01-01".length()
                    ? LocalDate.parse(text).atStartOfDay()
                    : LocalDateTime.parse(text.replace(' ', 'T'));
        }
    };

    /** The value under the parser, which is not null. */
    abstract Object read(JsonParser json) throws IOException;

    /** By a number of {@link Types}, as the metadata of a result gives it. */
    static ColumnType of(int type) {
        return switch (type) {
            case Types.BOOLEAN, Types.BIT -> BOOLEAN;
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> INTEGER;
            case Types.DECIMAL, Types.NUMERIC -> DECIMAL;
            case Types.REAL, Types.FLOAT, Types.DOUBLE -> DOUBLE;
            case Types.DATE -> DATE;
            case Types.TIMESTAMP -> TIMESTAMP;
            default -> STRING;
        };
    }
}
