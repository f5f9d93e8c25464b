package io.nonrel.tck.capability;

import io.nonrel.spi.Capability;
import io.nonrel.spi.NoticeCode;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Savepoint;

/** That what is declared works. */
final class DeclaredProofs {

    private static final String COUNT = "SELECT COUNT(*) FROM t";
    private static final String WRITE_CONFLICT = "40001";
    private static final String DUPLICATE = "23505";

    private DeclaredProofs() {}

    static void prove(Capability capability, Bench bench) throws SQLException {
        switch (capability) {
            case TRANSACTIONS -> transactions(bench);
            case SERIALIZABLE -> serializable(bench);
            case SNAPSHOT_READS -> snapshotReads(bench);
            case OWN_WRITES -> ownWrites(bench);
            case SAVEPOINTS -> savepoints(bench);
            case ATOMIC_WRITES -> atomicWrites(bench);
            case UNIQUE_INDEXES -> uniqueIndexes(bench);
            case INDEXES -> indexes(bench);
            case SET_WRITES -> setWrites(bench);
            case KEY_UPDATES -> keyUpdates(bench);
            case ROW_CHECKS -> rowChecks(bench);
            case ROW_LOCKS -> rowLocks(bench);
        }
    }

    private static void transactions(Bench bench) throws SQLException {
        bench.claim("supportsTransactions() is false", bench.one().getMetaData().supportsTransactions());
        bench.one().setAutoCommit(false);
        bench.run(bench.one(), "INSERT INTO t VALUES (4, 4)");
        bench.run(bench.one(), "DELETE FROM t WHERE id = 1");
        bench.claim("another connection sees what isn't committed", bench.number(bench.two(), COUNT) == 3);
        bench.claim(
                "a transaction doesn't see its own writes", bench.number(bench.one(), "SELECT MIN(id) FROM t") == 2);
        bench.one().rollback();
        bench.claim("rollback left something", bench.number(bench.one(), "SELECT MAX(id) FROM t") == 3);
        bench.run(bench.one(), "INSERT INTO t VALUES (4, 4)");
        bench.one().commit();
        bench.claim("commit lost something", bench.number(bench.two(), COUNT) == 4);
        bench.claim(
                "a transaction is not atomic, says a warning",
                !bench.codes().contains(NoticeCode.NON_ATOMIC_WRITE.number()));
    }

    private static void serializable(Bench bench) throws SQLException {
        DatabaseMetaData metaData = bench.one().getMetaData();
        bench.claim(
                "supportsTransactionIsolationLevel(SERIALIZABLE) is false",
                metaData.supportsTransactionIsolationLevel(Connection.TRANSACTION_SERIALIZABLE));
        bench.one().setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        bench.two().setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        bench.one().setAutoCommit(false);
        bench.two().setAutoCommit(false);
        // Each reads what the other writes: one of them can't have been the first.
        bench.claimFails(WRITE_CONFLICT, "write skew", () -> {
            bench.number(bench.one(), "SELECT a FROM t WHERE id = 1");
            bench.number(bench.two(), "SELECT a FROM t WHERE id = 2");
            bench.run(bench.one(), "UPDATE t SET a = 10 WHERE id = 2");
            bench.run(bench.two(), "UPDATE t SET a = 10 WHERE id = 1");
            bench.one().commit();
            bench.two().commit();
        });
    }

    private static void snapshotReads(Bench bench) throws SQLException {
        bench.one().setReadOnly(true);
        bench.one().setAutoCommit(false);
        bench.claim("a wrong count", bench.number(bench.one(), COUNT) == 3);
        bench.run(bench.two(), "INSERT INTO t VALUES (4, 4)");
        bench.claim("a transaction saw what was committed after it began", bench.number(bench.one(), COUNT) == 3);
        bench.one().commit();
        bench.claim("the next transaction sees the old state", bench.number(bench.one(), COUNT) == 4);
    }

    private static void ownWrites(Bench bench) throws SQLException {
        bench.one().setAutoCommit(false);
        bench.run(bench.one(), "INSERT INTO t VALUES (4, 4)");
        bench.run(bench.one(), "UPDATE t SET a = 40 WHERE id = 2");
        bench.run(bench.one(), "DELETE FROM t WHERE id = 1");
        bench.claim("a count without what was written", bench.number(bench.one(), COUNT) == 3);
        bench.claim("a sum without what was written", bench.number(bench.one(), "SELECT SUM(a) FROM t") == 47);
        bench.claim(
                "the first row is not the one that was written last",
                bench.number(bench.one(), "SELECT id FROM t WHERE a > 3 ORDER BY a FETCH FIRST 1 ROW ONLY") == 4);
        bench.one().commit();
        bench.claim("commit lost something", bench.number(bench.two(), "SELECT SUM(a) FROM t") == 47);
    }

    static void savepoints(Bench bench) throws SQLException {
        bench.claim("supportsSavepoints() is false", bench.one().getMetaData().supportsSavepoints());
        bench.one().setAutoCommit(false);
        bench.run(bench.one(), "INSERT INTO t VALUES (4, 4)");
        Savepoint savepoint = bench.one().setSavepoint();
        bench.run(bench.one(), "INSERT INTO t VALUES (5, 5)");
        bench.one().rollback(savepoint);
        bench.one().commit();
        bench.claim("rollback to a savepoint did too much or too little", bench.number(bench.two(), COUNT) == 4);
    }

    private static void atomicWrites(Bench bench) throws SQLException {
        bench.claimFails(
                DUPLICATE,
                "a duplicate key",
                () -> bench.run(bench.one(), "INSERT INTO t VALUES (4, 4), (5, 5), (3, 3), (6, 6)"));
        bench.claim("a write that failed left rows", bench.number(bench.two(), COUNT) == 3);
        bench.claim(
                "a statement is not atomic, says a warning",
                !bench.codes().contains(NoticeCode.NON_ATOMIC_WRITE.number()));
    }

    private static void uniqueIndexes(Bench bench) throws SQLException {
        bench.run(bench.one(), "CREATE UNIQUE INDEX t_a ON t (a)");
        bench.claimFails(DUPLICATE, "a duplicate", () -> bench.run(bench.two(), "INSERT INTO t VALUES (4, 3)"));
        bench.claimFails(DUPLICATE, "a duplicate", () -> bench.run(bench.two(), "UPDATE t SET a = 1 WHERE id = 2"));
        bench.run(bench.two(), "INSERT INTO t VALUES (5, NULL), (6, NULL)");
        bench.claim("NULL counts as a duplicate", bench.number(bench.one(), COUNT) == 5);
    }

    private static void indexes(Bench bench) throws SQLException {
        bench.run(bench.one(), "CREATE INDEX t_a ON t (a)");
        bench.claim("a wrong row", bench.number(bench.one(), "SELECT id FROM t WHERE a = 2") == 2);
        // A store may declare indexes and yet leave a predicate to the driver; then the warning says so.
        bench.claim(
                "the index is not used, says a warning",
                bench.codes().contains(NoticeCode.RESIDUAL_FILTER.number())
                        || !bench.codes().contains(NoticeCode.FULL_SCAN.number())
                                && !bench.codes().contains(NoticeCode.MISSING_INDEX.number()));
    }

    private static void setWrites(Bench bench) throws SQLException {
        bench.run(bench.one(), "UPDATE t SET a = 7 WHERE id >= 2");
        bench.claim("UPDATE changed other rows", bench.number(bench.two(), "SELECT SUM(a) FROM t") == 15);
        bench.run(bench.one(), "DELETE FROM t WHERE a = 7");
        bench.claim("DELETE left or took others", bench.number(bench.two(), COUNT) == 1);
    }

    private static void keyUpdates(Bench bench) throws SQLException {
        bench.run(bench.one(), "UPDATE t SET id = id + 10 WHERE id >= 2");
        bench.claim("keys did not change", bench.number(bench.two(), "SELECT SUM(id) FROM t") == 26);
        bench.claim("rows were lost", bench.number(bench.two(), "SELECT SUM(a) FROM t") == 6);
    }

    private static void rowChecks(Bench bench) throws SQLException {
        bench.one().setAutoCommit(false);
        bench.number(bench.one(), "SELECT a FROM t WHERE id = 1 FOR UPDATE");
        bench.claimFails(WRITE_CONFLICT, "a row changed that was read FOR UPDATE", () -> {
            bench.run(bench.two(), "UPDATE t SET a = 10 WHERE id = 1");
            bench.run(bench.one(), "UPDATE t SET a = 20 WHERE id = 2");
            bench.one().commit();
        });
    }

    private static void rowLocks(Bench bench) throws SQLException {
        bench.one().setAutoCommit(false);
        bench.number(bench.one(), "SELECT a FROM t WHERE id = 1 FOR UPDATE");
        bench.claim(
                "FOR UPDATE locks nothing, says a warning", !bench.codes().contains(NoticeCode.LOCK_NOT_HELD.number()));
    }
}
