package io.nonrel.bench;

import io.nonrel.bench.work.ManyRows;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * The program that asks what many rows cost: reads by key among more and more rows, and whole-table work on a file. What
 * only streams gets a heap that can't hold the table. Each heap is a JVM of its own.
 */
public final class Scale {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final int MILLION = 1_000_000;

    private Scale() {}

    /**
     * Measures.
     *
     * @param args the most rows to read by key among, 10^6 when missing; or, in a fresh JVM, a file and what to do with it
     */
    public static void main(String[] args) throws SQLException, IOException, InterruptedException {
        if (args.length == 2) {
            try (Connection connection = DriverManager.getConnection("jdbc:nonrel:embedded:file:" + args[0])) {
                OUT.println(ManyRows.run(connection, args[1], MILLION));
            }
            return;
        }
        OUT.println("| Work | figures |");
        OUT.println("|---|---|");
        int most = args.length == 0 ? MILLION : Integer.parseInt(args[0]);
        for (int rows = 10_000; rows <= most; rows *= 10) {
            try (Connection connection = DriverManager.getConnection("jdbc:nonrel:embedded:mem:rows" + rows)) {
                ManyRows.fill(connection, rows);
                OUT.printf("| get by key among %,d rows | %s |%n", rows, ManyRows.readByKey(connection, rows));
            }
        }
        Path folder = Files.createTempDirectory("nonrel-bench");
        Path file = folder.resolve("rows.db");
        try {
            report(file, "fill", "-Xmx1g");
            for (String work : ManyRows.WORK) {
                report(file, work, ManyRows.STREAMS.contains(work) ? "-Xmx64m" : "-Xmx1g");
            }
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    private static void report(Path file, String work, String heap) throws IOException, InterruptedException {
        String figures = FreshJvm.run(List.of(heap), Scale.class, file.toString(), work);
        OUT.printf("| %s, 10^6 rows in a file, %s | %s |%n", work, heap, figures);
    }
}
