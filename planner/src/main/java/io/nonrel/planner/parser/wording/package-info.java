/**
 * Calcite's messages, recognised by their text and said again in our words: {@link
 * io.nonrel.planner.parser.wording.CalciteMessage}, and {@code messages.properties} beside it, which has our error and our
 * words for each. What needs the catalog, such as the nearest names, does not belong here.
 */
@NullMarked
package io.nonrel.planner.parser.wording;

import org.jspecify.annotations.NullMarked;
