package io.nonrel.engine.index;

import io.nonrel.planner.parser.SqlParsing;
import io.nonrel.planner.parser.SqlScript;
import io.nonrel.planner.statement.CreateIndex;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Definitions of derived indexes that come with an application: of {@value #RESOURCE} in every jar, and of files named when
 * connecting. A definition waits until its table is there. Thread-safe.
 */
public final class DeclaredIndexes {

    /** Where jars have them. */
    public static final String RESOURCE = "META-INF/nonrel/indexes.sql";

    private final Set<Declaration> waiting = new LinkedHashSet<>();
    private final Set<String> read = new LinkedHashSet<>();

    /**
     * A definition.
     *
     * @param origin the resource or file that it stands in
     */
    public record Declaration(String origin, String sql, CreateIndex statement) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Declaration d && d.origin.equals(origin) && d.sql.equals(sql);
        }

        @Override
        public int hashCode() {
            return 31 * origin.hashCode() + sql.hashCode();
        }
    }

    /** Reads what is on the class path, once. */
    public synchronized void readClassPath() {
        List<URL> resources = new ArrayList<>();
        try {
            resources.addAll(
                    Collections.list(DeclaredIndexes.class.getClassLoader().getResources(RESOURCE)));
            ClassLoader context = Thread.currentThread().getContextClassLoader();
            if (context != null) {
                resources.addAll(Collections.list(context.getResources(RESOURCE)));
            }
            for (URL resource : resources) {
                if (read.add(resource.toString())) {
                    try (InputStream in = resource.openStream()) {
                        add(resource.toString(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            }
        } catch (IOException e) {
            throw ErrorCode.CONNECTION_FAILED.error(e, "%s can't be read: %s", RESOURCE, e.getMessage());
        }
    }

    /** Reads a file, once. */
    public synchronized void readFile(String file) {
        if (!read.add(file)) {
            return;
        }
        try {
            add(file, Files.readString(Path.of(file)));
        } catch (IOException | InvalidPathException e) {
            read.remove(file);
            throw ErrorCode.INVALID_PROPERTY.error(
                    e, "The file %s that nonrel.indexes names can't be read: %s", file, e.getMessage());
        }
    }

    private void add(String origin, String script) {
        for (SqlScript.Part part : SqlScript.split(script)) {
            waiting.add(new Declaration(origin, part.sql(), statement(origin, part)));
        }
    }

    private static CreateIndex statement(String origin, SqlScript.Part part) {
        try {
            if (SqlParsing.parse(part.sql()) instanceof CreateIndex create
                    && !create.lookups().isEmpty()) {
                return create;
            }
        } catch (NonrelException e) {
            throw e.code().error(e, "%s, statement of line %d: %s", origin, part.line(), e.getMessage());
        }
        throw ErrorCode.INVALID_DEFINITION.error(
                "%s, line %d: only CREATE INDEX … ON … FOR (…) may stand here", origin, part.line());
    }

    /** What was not created yet. */
    public synchronized List<Declaration> waiting() {
        return new ArrayList<>(waiting);
    }

    /** Forgets one that is there now. */
    public synchronized void done(Declaration declaration) {
        waiting.remove(declaration);
    }
}
