/**
 * The border where errors of the driver become {@link java.sql.SQLException}s.
 *
 * <p>Read first: {@link io.nonrel.jdbc.error.SqlExceptions}, the only place that makes one. What went wrong is decided where
 * it went wrong, with an {@link io.nonrel.spi.ErrorCode}; nothing here adds facts.
 */
@NullMarked
package io.nonrel.jdbc.error;

import org.jspecify.annotations.NullMarked;
