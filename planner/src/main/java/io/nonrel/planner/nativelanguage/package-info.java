/**
 * {@code TABLE(NONREL.NATIVE('…'))}: statements in the store's own language inside of SQL. {@link
 * io.nonrel.planner.nativelanguage.NativeFunction} is the function as the validator sees it, {@link
 * io.nonrel.planner.nativelanguage.NativeFunctions} makes it known. What a statement means is the store's to say, see {@link
 * io.nonrel.spi.NativeLanguage}; how it is run is {@code exec.store.NativeOperator}'s.
 */
@NullMarked
package io.nonrel.planner.nativelanguage;

import org.jspecify.annotations.NullMarked;
