/**
 * Statements that change the catalog: what they mean for it, for the store and for the rows that are there.
 *
 * <p>Read first: {@link io.nonrel.engine.ddl.DdlRunner}, which knows who does what. Each change is written so that a crash
 * leaves all of it or nothing: see {@link io.nonrel.engine.catalog.SharedCatalog}.
 */
@NullMarked
package io.nonrel.engine.ddl;

import org.jspecify.annotations.NullMarked;
