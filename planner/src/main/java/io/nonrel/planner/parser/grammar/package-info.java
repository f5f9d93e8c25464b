/**
 * The SQL grammar: the generated parser {@code SqlGrammar} and what its productions lean on. The grammar is Calcite's
 * template with the include files of {@code planner/src/main/codegen}; a production that needs more than a line of Java
 * calls a class of this package. Read {@link io.nonrel.planner.parser.grammar.TokenSource} for how words become names.
 *
 * <p>Only {@code io.nonrel.planner.parser} calls this package.
 */
@NullMarked
package io.nonrel.planner.parser.grammar;

import org.jspecify.annotations.NullMarked;
