/**
 * What is wrong with a statement, said so that its author can mend it: Calcite's exceptions become {@link
 * io.nonrel.spi.NonrelException} with an SQLState, the place, and the nearest names.
 *
 * <p>Read first: {@link io.nonrel.planner.logical.mistake.Mistakes}, then {@code messages.properties}, which has our error and
 * our words for each of Calcite's messages. What may go wrong at run time does not belong here.
 */
@NullMarked
package io.nonrel.planner.logical.mistake;

import org.jspecify.annotations.NullMarked;
