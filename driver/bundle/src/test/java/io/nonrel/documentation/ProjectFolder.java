package io.nonrel.documentation;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where README.md and docs are, whether a test runs in Maven or in an IDE. */
final class ProjectFolder {

    private ProjectFolder() {}

    static Path path() {
        Path folder = Path.of(System.getProperty("nonrel.project", "."))
                .toAbsolutePath()
                .normalize();
        while (!Files.exists(folder.resolve("CONTRIBUTING.md"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
