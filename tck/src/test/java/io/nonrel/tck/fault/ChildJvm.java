package io.nonrel.tck.fault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs a class of the tests in a virtual machine of its own, which ends with this object at the latest. */
final class ChildJvm implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private ChildJvm(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** With a heap that is enough for writing. */
    static ChildJvm start(Class<?> main, String... arguments) throws IOException {
        return start(List.of(), List.of("-Xmx128m", "-XX:TieredStopAtLevel=1"), main, arguments);
    }

    /**
     * @param before what starts the virtual machine, with its arguments
     * @param options of the virtual machine
     */
    static ChildJvm start(List<String> before, List<String> options, Class<?> main, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC");
        command.add("-ea");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new ChildJvm(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** The next line that it says, null after its end. */
    @Nullable
    String line() throws IOException {
        return output.readLine();
    }

    /** All that it says until its end. */
    List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        String line = line();
        while (line != null) {
            lines.add(line);
            line = line();
        }
        return lines;
    }

    /** Gives it a line to read. */
    void tell(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** Ends it as kill -9 does; what it said before can still be read. */
    void kill() {
        process.toHandle().destroyForcibly();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            kill();
            throw new AssertionError("The child did not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        kill();
        process.onExit().join();
    }

    /** What a child says; one line at once, so that its reader gets whole lines or nothing. */
    static void say(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        System.out.write(bytes, 0, bytes.length);
        System.out.flush();
    }
}
