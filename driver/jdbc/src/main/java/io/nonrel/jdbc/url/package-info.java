/**
 * How a {@code jdbc:nonrel:} URL and its properties are read.
 *
 * <p>Read first: {@link io.nonrel.jdbc.url.ConnectionUrl}. Which properties there are is {@link io.nonrel.engine.Property}'s;
 * what a locator means is the adapter's.
 */
@NullMarked
package io.nonrel.jdbc.url;

import org.jspecify.annotations.NullMarked;
