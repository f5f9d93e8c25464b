package io.nonrel.tck.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of its own with little space, which only the superuser can make. */
final class SmallDisk implements AutoCloseable {

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Whether there can be one here; says so if not. */
    static boolean isPossible(Path parent, String untested) throws IOException {
        Path folder = Files.createDirectories(parent.resolve("probe"));
        if (run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.toString())) {
            run("umount", folder.toString());
            return true;
        }
        System.out.println("NOT TESTED: " + untested + ": no file system can be mounted by this user");
        return false;
    }

    static SmallDisk mount(Path folder, int megabytes) throws IOException {
        Files.createDirectories(folder);
        if (!run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString())) {
            throw new IOException("Can't mount " + folder);
        }
        return new SmallDisk(folder);
    }

    /** From now on nothing can be written. */
    void makeReadOnly() throws IOException {
        if (!run("mount", "-o", "remount,ro", folder.toString())) {
            throw new IOException("Can't remount " + folder);
        }
    }

    Path folder() {
        return folder;
    }

    private static boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.onExit().join().exitValue() == 0;
        } catch (IOException e) {
            // There is no such program here.
            return false;
        }
    }

    @Override
    public void close() {
        run("umount", folder.toString());
    }
}
