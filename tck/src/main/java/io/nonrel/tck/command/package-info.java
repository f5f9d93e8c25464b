/**
 * {@code ./nonrel tck URL}: the suite from the command line.
 *
 * <p>Read first: {@link io.nonrel.tck.command.Main}. What is tested and how it is reported stands elsewhere.
 */
@NullMarked
package io.nonrel.tck.command;

import org.jspecify.annotations.NullMarked;
