package io.nonrel.spi;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;

/** What kind of value a field holds; the package documentation maps it to SQL types. */
public enum ValueType {
    BOOLEAN(Boolean.class),
    INTEGER(Long.class),
    DECIMAL(BigDecimal.class),
    DOUBLE(Double.class),
    STRING(String.class),
    BINARY(byte[].class),
    DATE(LocalDate.class),
    TIME(LocalTime.class),
    TIMESTAMP(LocalDateTime.class),
    INSTANT(Instant.class),
    UUID(UUID.class),
    /** Values of any of these types, NULL among them. */
    LIST(List.class);

    private final Class<?> javaClass;

    ValueType(Class<?> javaClass) {
        this.javaClass = javaClass;
    }

    /** The class of a non-null value of this type. */
    public Class<?> javaClass() {
        return javaClass;
    }

    /** Whether values of this type compare with each other as numbers. */
    public boolean isNumeric() {
        return this == INTEGER || this == DECIMAL || this == DOUBLE;
    }
}
