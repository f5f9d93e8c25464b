/**
 * {@code nonrel demo}: FoodMart in an embedded store, and the questions of a shop.
 *
 * <p>Read first: {@code DemoCommand}. The schema, the indexes and the questions are SQL files beside these classes'
 * resources; the rows come from a jar that the build fetches. Everything goes through plain JDBC, so it doubles as an
 * example of how to use the driver.
 */
@NullMarked
package io.nonrel.shell.demo;

import org.jspecify.annotations.NullMarked;
