package io.nonrel.tck.fault;

import java.util.Map;

/** The ways to write. */
final class WriteLoops {

    /** All, by name. */
    static final Map<String, WriteLoop> ALL = Map.of(
            "single", new SingleInserts(),
            "batch", new BatchInserts(),
            "transfer", new Transfers(),
            "whole", new WholeTableChanges(),
            "definition", new Definitions(),
            "index", new IndexCreations(),
            "derived", new DerivedIndexCreations(),
            "copies", new CopiedColumns(),
            "identity", new Identities(),
            "upsert", new Upserts());

    private WriteLoops() {}
}
