/**
 * What goes wrong around a database: processes that are killed, disks that are full, files that are damaged, statements that
 * are cancelled, many threads, statements that make no sense, too little memory. The tests use JDBC on the embedded store;
 * CONTRIBUTING.md has their longer forms. Read {@link io.nonrel.tck.fault.ChildJvm} and {@link
 * io.nonrel.tck.fault.Invariants} first. Whether rows are right without faults does not belong here.
 */
@NullMarked
package io.nonrel.tck.fault;

import org.jspecify.annotations.NullMarked;
