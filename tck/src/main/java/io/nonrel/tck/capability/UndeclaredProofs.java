package io.nonrel.tck.capability;

import io.nonrel.spi.Capability;
import io.nonrel.spi.NoticeCode;
import java.sql.Connection;
import java.sql.SQLException;

/** That what is not declared is refused, or done otherwise with a warning where one is due. */
final class UndeclaredProofs {

    private UndeclaredProofs() {}

    static void prove(Capability capability, Bench bench) throws SQLException {
        switch (capability) {
            case TRANSACTIONS -> transactions(bench);
            case SERIALIZABLE -> serializable(bench);
            case SNAPSHOT_READS ->
                // A transaction on such a store sees what it sees; nothing claims more.
                bench.claim("a wrong count", bench.number(bench.one(), "SELECT COUNT(*) FROM t") == 3);
            case OWN_WRITES -> {
                // Where there are transactions at all the driver keeps what they wrote over what the store has.
                if (bench.one().getMetaData().supportsTransactions()) {
                    DeclaredProofs.prove(capability, bench);
                }
            }
            case SAVEPOINTS -> savepoints(bench);
            case ATOMIC_WRITES -> atomicWrites(bench);
            case UNIQUE_INDEXES -> {
                // Markers come to the same, and a warning says so.
                DeclaredProofs.prove(capability, bench);
                bench.claimWarning(NoticeCode.EMULATED_CONSTRAINT);
            }
            case INDEXES ->
                bench.claimRefused("CREATE INDEX", () -> bench.run(bench.one(), "CREATE INDEX t_a ON t (a)"));
            case SET_WRITES, KEY_UPDATES ->
                // The driver writes row by row, moves rows whose key changes, and it comes to the same.
                DeclaredProofs.prove(capability, bench);
            case ROW_CHECKS, ROW_LOCKS -> rowLocks(bench);
        }
    }

    private static void transactions(Bench bench) throws SQLException {
        bench.claim("supportsTransactions() is true", !bench.one().getMetaData().supportsTransactions());
        bench.one().setAutoCommit(false);
        bench.run(bench.one(), "INSERT INTO t VALUES (4, 4)");
        bench.claimWarning(NoticeCode.NON_ATOMIC_WRITE);
        bench.claimRefused("rollback of what is written", () -> bench.one().rollback());
        bench.claim("a row is lost", bench.number(bench.two(), "SELECT COUNT(*) FROM t") == 4);
    }

    private static void serializable(Bench bench) throws SQLException {
        bench.claim(
                "supportsTransactionIsolationLevel(SERIALIZABLE) is true",
                !bench.one().getMetaData().supportsTransactionIsolationLevel(Connection.TRANSACTION_SERIALIZABLE));
        bench.claimRefused("setTransactionIsolation(SERIALIZABLE)", () -> bench.one()
                .setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE));
    }

    private static void savepoints(Bench bench) throws SQLException {
        if (bench.one().getMetaData().supportsTransactions()) {
            // The driver's own.
            DeclaredProofs.savepoints(bench);
            return;
        }
        bench.claim("supportsSavepoints() is true", !bench.one().getMetaData().supportsSavepoints());
        bench.one().setAutoCommit(false);
        bench.claimRefused("setSavepoint", () -> bench.one().setSavepoint());
    }

    /** A statement that fails in the middle may leave rows there, but none that nobody asked for. */
    private static void atomicWrites(Bench bench) throws SQLException {
        bench.claimFails(
                "23505",
                "a duplicate key",
                () -> bench.run(bench.one(), "INSERT INTO t VALUES (4, 4), (5, 5), (3, 33), (6, 6)"));
        bench.claim("the row that was there is gone", bench.number(bench.two(), "SELECT a FROM t WHERE id = 3") == 3);
    }

    private static void rowLocks(Bench bench) throws SQLException {
        bench.one().setAutoCommit(false);
        bench.number(bench.one(), "SELECT a FROM t WHERE id = 1 FOR UPDATE");
        bench.claimWarning(NoticeCode.LOCK_NOT_HELD);
    }
}
