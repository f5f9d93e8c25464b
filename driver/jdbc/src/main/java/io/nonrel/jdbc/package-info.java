/**
 * {@code java.sql} on the engine: the JDBC driver.
 *
 * <p>Read first: {@link io.nonrel.jdbc.NonrelDriver}, {@link io.nonrel.jdbc.NonrelConnection}, {@code SessionConnection}, {@code NonrelStatement} and {@code
 * NonrelResultSet}. Types named {@code Unsupported…} refuse what is not there, so that the concrete class shows what is; {@code
 * JdbcObject} is where every public method locks, checks that the object is open and turns whatever was thrown into an
 * SQLException. Nothing here plans, reads or computes: that is the engine's. Values are converted in {@code value}, the rows
 * of DatabaseMetaData are made in {@code metadata}.
 */
@NullMarked
package io.nonrel.jdbc;

import org.jspecify.annotations.NullMarked;
