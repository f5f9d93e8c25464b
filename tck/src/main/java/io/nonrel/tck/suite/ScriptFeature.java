package io.nonrel.tck.suite;

import io.nonrel.tck.Script;
import io.nonrel.tck.ScriptRunner;
import io.nonrel.tck.ScriptRunner.Transcript;
import io.nonrel.tck.Variant;
import java.sql.SQLException;
import java.util.Set;

/** A script of the corpus. */
record ScriptFeature(Script script) implements Feature {

    @Override
    public String name() {
        return script.name();
    }

    @Override
    public String title() {
        return script.title();
    }

    @Override
    public Set<Variant> variants() {
        return script.variants();
    }

    @Override
    public Finding check(StoreUnderTest store, DeclaredCapabilities declared, Variant variant) throws SQLException {
        String missing = declared.missing(script.needs());
        if (!missing.isEmpty()) {
            return Finding.unsupported(missing);
        }
        Transcript transcript = new ScriptRunner(store::url).transcript(script, variant);
        return Mismatch.first(script, transcript.text())
                .map(mismatch -> Finding.failed(transcript.codes(), mismatch.toString()))
                .orElseGet(() -> Finding.right(transcript.codes()));
    }
}
