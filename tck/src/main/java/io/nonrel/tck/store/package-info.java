/**
 * The contract of a {@link io.nonrel.spi.Store} as tests without SQL. The tests of an adapter extend {@link
 * io.nonrel.tck.store.StoreContract} and say how to open an empty store; everything else is inherited.
 *
 * <p>Read first: {@link io.nonrel.tck.store.StoreContract}, then one theme, for example {@link
 * io.nonrel.tck.store.WriteContract}. {@link io.nonrel.tck.store.Samples} holds the documents that most tests work on,
 * {@link io.nonrel.tck.store.Calls} calls a store. Nothing here knows SQL, JDBC or a particular store.
 */
@NullMarked
package io.nonrel.tck.store;

import org.jspecify.annotations.NullMarked;
