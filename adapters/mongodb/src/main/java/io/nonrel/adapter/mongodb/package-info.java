/**
 * The adapter of servers that speak MongoDB's protocol. Read first: {@link io.nonrel.adapter.mongodb.MongoStore}, {@link
 * io.nonrel.adapter.mongodb.FieldForm}, {@link io.nonrel.adapter.mongodb.FilterTranslator} and {@link
 * io.nonrel.adapter.mongodb.RowCodec}. Nothing here knows SQL, and nothing is written as text: filters are records that
 * render themselves into BSON.
 *
 * <h2>How it works</h2>
 *
 * <p>A collection that the driver made is described by a document of the collection {@code nonrel_collections} ({@link
 * io.nonrel.adapter.mongodb.Shapes}): the fields with their types, and the key. It is made by the first DDL and never by
 * reading. A key of one field is the document's {@code _id}; a key of several is an {@code _id} with one member for each, in
 * their order. All other fields stand at the top of the document under their own names; in a name {@code .}, a {@code $} at
 * its beginning and NUL are written as characters that look like them ({@link io.nonrel.adapter.mongodb.FieldNames}).
 *
 * <p>Values: an integer is an Int64, DECIMAL a Decimal128, a date and a timestamp a Date (UTC), a time an Int64 with the
 * nanosecond of the day, a UUID a Binary of subtype 4. What a Date can't hold is cut off, and the write warns. A value of a
 * type that its column can't have is NULL, and the read warns.
 *
 * <p>What does not belong here: anything that needs to know SQL, and what several stores need.
 */
@NullMarked
package io.nonrel.adapter.mongodb;

import org.jspecify.annotations.NullMarked;
