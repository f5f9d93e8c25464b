/**
 * What another database says to our scripts. Begin with {@link io.nonrel.tck.agreement.H2AgreementTest}; where we differ, and
 * why, stands in {@link io.nonrel.tck.agreement.Deviation}. Random statements are compared with H2 by {@code tck.random}.
 */
@NullMarked
package io.nonrel.tck.agreement;

import org.jspecify.annotations.NullMarked;
