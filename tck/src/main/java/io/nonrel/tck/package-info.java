/**
 * The conformance suite: SQL scripts that every store must answer alike, runnable against any URL.
 *
 * <p>Read first: {@link io.nonrel.tck.Script} (one {@code .iq} file: statements with their rows and warnings), {@link
 * io.nonrel.tck.Variant} (the ways each script is run) and {@link io.nonrel.tck.ScriptRunner}.
 */
@NullMarked
package io.nonrel.tck;

import org.jspecify.annotations.NullMarked;
