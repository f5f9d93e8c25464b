/**
 * The rows of DatabaseMetaData, made from the catalog.
 *
 * <p>Read first: {@link io.nonrel.jdbc.metadata.MetadataRows} (what each query gives) and {@link
 * io.nonrel.jdbc.metadata.CatalogView} (what each query reads). One class for each query, with JDBC's columns, types and order.
 * Nothing here opens a result or asks the store.
 */
@NullMarked
package io.nonrel.jdbc.metadata;

import org.jspecify.annotations.NullMarked;
