package io.nonrel.tck.fault;

import java.util.Map;

/** The ways to write. */
final class WriteLoops {

    /** All, by name. */
    static final Map<String, WriteLoop> ALL = Map.ofEntries(
            Map.entry("single", new SingleInserts()),
            Map.entry("batch", new BatchInserts()),
            Map.entry("transfer", new Transfers()),
            Map.entry("whole", new WholeTableChanges()),
            Map.entry("definition", new Definitions()),
            Map.entry("index", new IndexCreations()),
            Map.entry("derived", new DerivedIndexCreations()),
            Map.entry("copies", new CopiedColumns()),
            Map.entry("identity", new Identities()),
            Map.entry("upsert", new Upserts()),
            Map.entry("references", new ReferencesAdded()),
            Map.entry("markers", new UniqueValues("marked", "")),
            Map.entry("overlaid-markers", new UniqueValues("overlaid", "datastore")),
            Map.entry("leases", new UniqueValues("leased", "keyvalue")),
            Map.entry("overlaid-index", new UnderProfile("mongodb", new DerivedIndexCreations())),
            Map.entry("overlaid-copies", new UnderProfile("mongodb", new CopiedColumns())));

    private WriteLoops() {}
}
