/**
 * The contract between the driver and a store: what an adapter implements and the values that cross the border.
 *
 * <p>Read first: {@link io.nonrel.spi.Adapter}, {@link io.nonrel.spi.Store}, {@link io.nonrel.spi.Scan},
 * {@link io.nonrel.spi.Predicate} and {@link io.nonrel.spi.Mutation}. Nothing here knows SQL text, JDBC or a particular
 * store; it needs only {@code java.base}.
 *
 * <p>Values at run time, by SQL type. An adapter gives and takes these classes and no others:
 *
 * <table>
 * <caption>Run-time classes</caption>
 * <tr><th>SQL type</th><th>{@link io.nonrel.spi.ValueType}</th><th>Java class</th></tr>
 * <tr><td>BOOLEAN</td><td>BOOLEAN</td><td>{@link Boolean}</td></tr>
 * <tr><td>TINYINT, SMALLINT, INTEGER, BIGINT</td><td>INTEGER</td><td>{@link Long}</td></tr>
 * <tr><td>DECIMAL</td><td>DECIMAL</td><td>{@link java.math.BigDecimal}</td></tr>
 * <tr><td>REAL, FLOAT, DOUBLE</td><td>DOUBLE</td><td>{@link Double} (a REAL is rounded to float first)</td></tr>
 * <tr><td>CHAR, VARCHAR, CLOB</td><td>STRING</td><td>{@link String}, never padded</td></tr>
 * <tr><td>BINARY, VARBINARY, BLOB</td><td>BINARY</td><td>{@code byte[]}</td></tr>
 * <tr><td>DATE</td><td>DATE</td><td>{@link java.time.LocalDate}</td></tr>
 * <tr><td>TIME</td><td>TIME</td><td>{@link java.time.LocalTime}</td></tr>
 * <tr><td>TIMESTAMP</td><td>TIMESTAMP</td><td>{@link java.time.LocalDateTime}</td></tr>
 * <tr><td>TIMESTAMP WITH (LOCAL) TIME ZONE</td><td>INSTANT</td><td>{@link java.time.Instant}</td></tr>
 * <tr><td>UUID</td><td>UUID</td><td>{@link java.util.UUID}</td></tr>
 * <tr><td>none yet: hidden fields only</td><td>LIST</td><td>{@link java.util.List} of these, with null elements</td></tr>
 * </table>
 *
 * <p>SQL NULL is Java {@code null}; a field that a document lacks is NULL too. Nobody changes a list once it has crossed the
 * border.
 */
@NullMarked
package io.nonrel.spi;

import org.jspecify.annotations.NullMarked;
