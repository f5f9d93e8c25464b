/**
 * What the commands share: the streams they read and write, the ways they fail, and how rows become text.
 *
 * <p>Read first: {@link io.nonrel.shell.console.Console} and {@link io.nonrel.shell.console.OutputFormat}. A format is a
 * {@link io.nonrel.shell.console.RowFormat}, one class each. No command belongs here.
 */
@NullMarked
package io.nonrel.shell.console;

import org.jspecify.annotations.NullMarked;
