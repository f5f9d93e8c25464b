/**
 * The embedded store: the default database, and the reference of what an adapter does. Read first: {@link
 * io.nonrel.adapter.embedded.EmbeddedStore}, {@link io.nonrel.adapter.embedded.Database}, {@link
 * io.nonrel.adapter.embedded.DatabaseState} and {@link io.nonrel.adapter.embedded.AccessChooser}. Nothing here knows SQL,
 * and nothing but the trees is taken from the storage engine, h2-mvstore.
 *
 * <h2>How it works</h2>
 *
 * <p>Each collection has a tree of its documents by key, and a tree of entries for each index. The engine's trees are
 * copy-on-write, so their roots at one moment are a snapshot that costs nothing. A transaction reads the roots that were
 * published when it began, with its own pending writes over them ({@link io.nonrel.adapter.embedded.Overlay}). A commit
 * takes the one commit lock, checks that nobody changed the rows that it writes (and, when serializable, what it read) or
 * took its unique values, writes to the trees and publishes the next {@link io.nonrel.adapter.embedded.DatabaseState}.
 * Readers never wait; the first committer wins.
 *
 * <p>The engine writes all trees to the file at once, only under the commit lock, so a crash leaves the state after some
 * commit and never a part of one. Other threads see a commit a moment before it is durable, but what depends on it can't
 * be durable before it. Writes that are not committed are in memory only: a transaction must fit there.
 *
 * <h2>The file, format 1</h2>
 *
 * <p>An MVStore file (its own header and chunks) with these trees; keys are arrays of values:
 *
 * <ul>
 *   <li>{@code nonrel.catalog}: {@code [format]} to {@code [1]}; {@code [next]} to the next id; {@code [collection, id]}
 *       to {@code [name, field names, field types, nullable, key fields]}; {@code [layout, collection id, layout id]} to
 *       {@code [field names]}; {@code [index, collection id, index id]} to {@code [name, unique, fields, descending,
 *       whether lists were met]}; the last may be missing or end early.
 *   <li>{@code rows.<collection id>}: the key's values to the document: the layout's id (varint), then the value of each
 *       field of the layout.
 *   <li>{@code index.<index id>}: the values of the index's fields and then of the key, to nothing. When one of the fields
 *       is a list: such an entry for each different element that isn't NULL, with the element as value 18; the element is
 *       NULL when there is none.
 * </ul>
 *
 * <p>An array is its length (varint) and its values. A value is a tag and: 0 NULL, 1 false, 2 true; 3 and 4 an integer x or
 * ~x as varint; 5 a double, 8 bytes; 6 and 7 a decimal: scale, then the unscaled value as zigzag varint or as two's
 * complement bytes; 8 a string, UTF-8 bytes after their number; 17 a string with lone surrogates, UTF-16 units; 9 binary;
 * 10 a date, zigzag epoch day; 11 a time, nanosecond of day; 12 a timestamp: date and time; 13 an instant: zigzag epoch
 * second and nanosecond; 14 a UUID, 16 bytes; 15 a list and 16 a map: size and elements; 18 an element: its value; from 32 on the integers 0, 1, 2 ….
 *
 * <p>In a page the keys, and then the documents, are followed by the CRC-32C of their bytes, 4 bytes.
 *
 * <p>Keys and entries are ordered by {@link io.nonrel.spi.ValueOrder} with NULL first and elements last, descending fields
 * the other way round. A change of any of this needs another format number, which is checked at opening.
 */
@NullMarked
package io.nonrel.adapter.embedded;

import org.jspecify.annotations.NullMarked;
