package io.nonrel.tck.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A file system of its own with little space, which only the superuser can make. */
final class SmallDisk implements AutoCloseable {

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Whether there can be one here; says so if not. */
    static boolean isPossible(Path parent, String untested) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(parent.resolve("probe"));
        if (run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.toString())) {
            run("umount", folder.toString());
            return true;
        }
        System.out.println("NOT TESTED: " + untested + ": no file system can be mounted by this user");
        return false;
    }

    static SmallDisk mount(Path folder, int megabytes) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        if (!run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString())) {
            throw new IOException("Can't mount " + folder);
        }
        return new SmallDisk(folder);
    }

    /** From now on nothing can be written. */
    void makeReadOnly() throws IOException, InterruptedException {
        if (!run("mount", "-o", "remount,ro", folder.toString())) {
            throw new IOException("Can't remount " + folder);
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            // There is no such program here.
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        run("umount", folder.toString());
    }
}
