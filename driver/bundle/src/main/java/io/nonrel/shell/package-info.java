/**
 * The {@code nonrel} command: what {@code java -jar nonrel.jar} runs. It knows the driver only as {@code java.sql}.
 *
 * <p>Read first: {@link io.nonrel.shell.Main}, then the command of interest: {@code SqlCommand} and {@code ShellCommand}
 * here, {@link io.nonrel.shell.demo.DemoCommand} in its own package. Formats and streams are in {@code console}. Nothing of
 * SQL's meaning belongs here.
 */
@NullMarked
package io.nonrel.shell;

import org.jspecify.annotations.NullMarked;
