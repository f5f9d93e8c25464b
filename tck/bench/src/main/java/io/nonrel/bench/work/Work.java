package io.nonrel.bench.work;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A kind of work that is measured. */
public interface Work {

    /** All of it, in the order of the report. */
    static List<Work> all() {
        return List.of(
                new KeyRead(),
                new NewTextKeyRead(),
                new OrderedIndexRead(),
                new KeyJoin(),
                new KeyUpdate(),
                new BatchInsert(),
                new LikeCount(),
                new GroupedSum(),
                new FullRead(),
                new JoinPlanning());
    }

    /** What is done, in a few words. */
    String name();

    /** The most that we may need, as a part of what H2 needs. */
    double goal();

    /** Into how many parts one run is divided in the report, such as the rows of a batch. */
    default int parts() {
        return 1;
    }

    /** Makes it ready to be run on a connection. */
    Run prepare(Connection connection) throws SQLException;

    /** Work on one connection. */
    interface Run {
        /**
         * Does the work once.
         *
         * @param n a number that is another one each time, from 0
         * @return a number that the answer decides, the same for all databases
         */
        long run(int n) throws SQLException;
    }
}
