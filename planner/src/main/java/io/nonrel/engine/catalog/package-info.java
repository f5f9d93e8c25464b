/**
 * How a catalog is kept in a store: one document for each schema, table, view and sequence.
 *
 * <p>Read first: {@link io.nonrel.engine.catalog.CatalogStore}, which reads all of it and writes a change, and {@link
 * io.nonrel.engine.catalog.DefinitionText}, the form of a definition. What a change means belongs to {@code
 * io.nonrel.engine.ddl}.
 */
@NullMarked
package io.nonrel.engine.catalog;

import org.jspecify.annotations.NullMarked;
