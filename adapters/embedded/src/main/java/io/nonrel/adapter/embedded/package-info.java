/** The embedded store. */
@NullMarked
package io.nonrel.adapter.embedded;

import org.jspecify.annotations.NullMarked;
