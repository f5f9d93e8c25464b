package io.nonrel.bench.jmh;

import io.nonrel.bench.work.Tables;
import io.nonrel.bench.work.Work;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Each kind of {@link Work} on each database, for JMH: elapsed time of one run, one database in a JVM. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class WorkBenchmark {

    /** Where the work is done. */
    @Param({
        "jdbc:nonrel:embedded:mem:jmh",
        "jdbc:h2:mem:jmh;OPTIMIZE_REUSE_RESULTS=0;USER=sa",
        "jdbc:hsqldb:mem:jmh;user=SA"
    })
    public String url = "";

    /** The name of the work, or a part of it. */
    @Param({"prepared get", "new text", "index + order", "join of", "update", "batch", "LIKE", "group by", "getObject"})
    public String work = "";

    private Connection connection;
    private Work.Run run;
    private int done;

    @Setup
    public void prepare() throws SQLException {
        connection = DriverManager.getConnection(url);
        Tables.create(connection);
        Work chosen = Work.all().stream()
                .filter(w -> w.name().contains(work))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No work is called " + work));
        run = chosen.prepare(connection);
    }

    @TearDown
    public void close() throws SQLException {
        connection.close();
    }

    @Benchmark
    public long once() throws SQLException {
        return run.run(done++);
    }
}
