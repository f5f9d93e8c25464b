/**
 * Reports of a run of the suite: text for people, Markdown for pages, JUnit's XML for machines.
 *
 * <p>Read first: {@link io.nonrel.tck.report.TextReport}. What is reported is {@link io.nonrel.tck.suite.Report}; nothing here
 * runs anything.
 */
@NullMarked
package io.nonrel.tck.report;

import org.jspecify.annotations.NullMarked;
