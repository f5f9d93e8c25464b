package io.nonrel.tck.random;

/** A column of a generated table. */
record Column(String name, Kind kind, boolean nullable) {}
