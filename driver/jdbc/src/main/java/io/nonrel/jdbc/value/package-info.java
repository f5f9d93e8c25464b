/**
 * Values between the run-time classes of the executor and the classes that JDBC knows.
 *
 * <p>Read first: {@link io.nonrel.jdbc.value.JdbcType} (what JDBC is told of each SQL type), {@link
 * io.nonrel.jdbc.value.RuntimeValue} (from a parameter) and {@link io.nonrel.jdbc.value.ObjectConversion} (to a class that a
 * caller asks for). Every conversion is exact or fails with SQLState class 22 or 07006, except that fractions are cut off
 * when a whole number is asked for. Java's default time zone counts only where a java.sql class is made of it.
 */
@NullMarked
package io.nonrel.jdbc.value;

import org.jspecify.annotations.NullMarked;
